// Shapes that widgets are made of. All in px, all in the theme's colors.
#pragma once

#include "ui/canvas.hpp"

namespace liaison::ui {

void fill(const Canvas& canvas, const Rect& rect, Color color, float radius = 0);
void outline(const Canvas& canvas, const Rect& rect, Color color, float radius, float thickness);
void fill_circle(const Canvas& canvas, Point center, float radius, Color color);
void outline_circle(const Canvas& canvas, Point center, float radius, Color color, float thickness);
// Clockwise from the top; 1 is the whole circle.
void arc(const Canvas& canvas, Point center, float radius, float from, float to, Color color, float thickness);
void line(const Canvas& canvas, Point from, Point to, Color color, float thickness);
// From `top` to `bottom` color.
void gradient(const Canvas& canvas, const Rect& rect, Color top, Color bottom);

// The one soft shadow of the house, to be drawn before what casts it.
void shadow(const Canvas& canvas, const Rect& rect, float radius);
// A rounded surface that lies above the ground.
void panel(const Canvas& canvas, const Rect& rect);
// A hairline across the rectangle's middle.
void separator(const Canvas& canvas, const Rect& rect);
// The title's short gold stroke, which guides the eye to where reading starts.
void gold_rule(const Canvas& canvas, Point left, float width);

} // namespace liaison::ui
