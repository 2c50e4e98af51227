// What every field for a finger's ink has in common: its ground, its hint, where its points lie, how ink looks.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/canvas.hpp"

namespace liaison::ui {

// Points of one stroke, from 0 to 1 across the field's width, downwards in the same unit.
using InkStroke = std::vector<Point>;

// Draws the field. True while a finger writes on it: what it did in this frame is the input's trail.
bool ink_pad(Canvas& canvas, std::string_view id, const Rect& rect);

// What to do here, at the foot of a field that is still empty.
void ink_hint(Canvas& canvas, const Rect& rect, std::string_view hint);

// A place on the screen as a point of a stroke; what lies outside is cut at the field's edge.
Point ink_point(const Rect& rect, Point at);

void draw_ink(const Canvas& canvas, const Rect& rect, std::span<const InkStroke> strokes);

} // namespace liaison::ui
