// A field to sign in with a finger.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas.hpp"

namespace liaison::ui {

// Points of one stroke, from 0 to 1 across the field's width, downwards in the same unit.
using InkStroke = std::vector<Point>;

// Draws the strokes and adds what the finger does in this frame to the last one. True when strokes changed.
// A stroke begins only inside the field; what leaves it is cut at its edge.
bool signature_pad(Canvas& canvas, std::string_view id, const Rect& rect, std::vector<InkStroke>& strokes);

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

// A field to sign in that keeps no ink of its own: it shows `ink` and what is being written, and gives each
// stroke with its times when the finger leaves. `now` is any clock that only goes forward.
std::optional<TimedStroke> signing_pad(Canvas& canvas, std::string_view id, const Rect& rect,
                                       std::span<const InkStroke> ink, std::string_view hint,
                                       SigningState& state, std::chrono::milliseconds now);

// The strokes alone, to show them again.
void draw_ink(const Canvas& canvas, const Rect& rect, std::span<const InkStroke> strokes);

} // namespace liaison::ui
