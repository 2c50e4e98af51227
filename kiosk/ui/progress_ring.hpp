// A ring that empties: the time that is left, with the seconds in its middle.
#pragma once

#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

// `left` 1 is all the time, 0 none. The largest circle in `rect`.
void progress_ring(Canvas& canvas, const Rect& rect, float left, std::string_view middle);
// What goes on and for how far: 0 to 1.
void progress_bar(Canvas& canvas, const Rect& rect, float done);

} // namespace liaison::ui
