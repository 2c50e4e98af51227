// A field to sign in with a finger.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/canvas.hpp"

namespace liaison::ui {

// Points of one stroke, from 0 to 1 across the field's width, downwards in the same unit.
using InkStroke = std::vector<Point>;

// Draws the strokes and adds what the finger does in this frame to the last one. True when strokes changed.
// A stroke begins only inside the field; what leaves it is cut at its edge.
bool signature_pad(Canvas& canvas, std::string_view id, const Rect& rect, std::vector<InkStroke>& strokes);

// The strokes alone, to show them again.
void draw_ink(const Canvas& canvas, const Rect& rect, std::span<const InkStroke> strokes);

} // namespace liaison::ui
