// Woven borders of the region, drawn by code: to edge a screen, sparingly.
#pragma once

#include "ui/canvas.hpp"

namespace liaison::ui {

// A band across `rect`: stepped lozenges as on aprons and belts, between two threads of gold.
void woven_band(const Canvas& canvas, const Rect& rect);
// The same threads and a row of small steps: for the foot of a screen.
void woven_edge(const Canvas& canvas, const Rect& rect);

} // namespace liaison::ui
