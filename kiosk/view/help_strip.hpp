// What helps on every citizen's screen, whatever it asks: the five languages, and the tools (larger text,
// contrast, the screen brought down, ...). Quiet, always in the same place, one touch each.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

// The languages in their own scripts, side by side.
void draw_languages(Screen& screen, ui::Rect area);
float language_strip_width(const Screen& screen);

// The tools that this moment allows, side by side in the whole area.
void draw_tools(Screen& screen, ui::Rect area);

// Some of them alone: for the notice that the keeper is called, and the call itself for the desk.
void draw_speak_tool(Screen& screen, ui::Rect area);
void draw_keeper_tool(Screen& screen, ui::Rect area);

} // namespace liaison::view
