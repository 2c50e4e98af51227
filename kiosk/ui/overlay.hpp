// A question before everything else on the screen.
#pragma once

#include "ui/canvas.hpp"

namespace liaison::ui {

// Dims what is drawn so far, takes its touches away, and draws an empty panel of the given size in the middle.
// Returns the panel's inside; what is drawn next lies on it.
Rect overlay(Canvas& canvas, float width, float height);

} // namespace liaison::ui
