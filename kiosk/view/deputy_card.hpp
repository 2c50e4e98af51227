// A deputy as citizens see one: portrait, name, seat, and what they know about.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

// Draws on what is there; no panel, no target.
void draw_deputy_card(Screen& screen, ui::Rect area, std::string_view deputy_id);

// The same in one line: portrait and name.
void draw_deputy_line(Screen& screen, ui::Rect area, std::string_view deputy_id);

} // namespace liaison::view
