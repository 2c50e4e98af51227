// The one motion of the house: what is new slides in a little way and comes up from the ground. Short, eased,
// and only ever of what was drawn last, so that targets are already where they will be.
#pragma once

#include <chrono>
#include <cstddef>

#include "ui/canvas.hpp"

namespace liaison::ui {

inline constexpr std::chrono::milliseconds motion_lasts{200};

// How much of the way is done, 0 to 1: fast at first, then gently to rest. The first picture is a step ahead,
// so that a touch is never answered by an empty screen.
float motion_share(std::chrono::milliseconds since_change);

// What is drawn from here on belongs to what is new.
std::size_t motion_mark(const Canvas& canvas);
// Moves all that was drawn since the mark. Call once, after the last drawing of the frame.
void slide_in(const Canvas& canvas, std::size_t mark, float share);

} // namespace liaison::ui
