// The lower edge of a desk's screen that leads back: the way back on its left. Gives what is left of the edge.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

ui::Rect draw_desk_back(Screen& screen, ui::Rect& area);

} // namespace liaison::view
