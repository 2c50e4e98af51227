// The keyboard of the desk: what the composer holds, drawn.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

// px that the panel needs at the least, in the shape of this screen.
float typing_panel_height(const Screen& screen);

// What was touched stands in screen.typed afterwards.
void draw_typing_panel(Screen& screen, ui::Rect area);

} // namespace liaison::view
