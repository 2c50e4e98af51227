// A field to sign in with a finger.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "ui/ink_pad.hpp"

namespace liaison::ui {

// A point of a stroke and when the finger was there.
struct TimedPoint {
    Point at;
    std::chrono::milliseconds when{};
};
using TimedStroke = std::vector<TimedPoint>;

// The stroke that is being written, on whichever pad; belongs to whoever shows the pads.
struct SigningState {
    std::string pad{};
    TimedStroke stroke{};
};

// Keeps no ink of its own: it shows `ink` and what is being written, and gives each stroke with its times when
// the finger leaves. `now` is any clock that only goes forward. A stroke begins only inside the field.
std::optional<TimedStroke> signing_pad(Canvas& canvas, std::string_view id, const Rect& rect,
                                       std::span<const InkStroke> ink, std::string_view hint,
                                       SigningState& state, std::chrono::milliseconds now);

} // namespace liaison::ui
