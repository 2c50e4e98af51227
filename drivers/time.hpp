// Time as the devices know it: always handed in, never asked of the operating system.
#pragma once

#include <chrono>

namespace drivers {

using Instant = std::chrono::steady_clock::time_point;
using Span = std::chrono::milliseconds;

// The deadline of one who waits for nothing.
inline constexpr Instant never = Instant::max();

} // namespace drivers
