// Woven borders of the region, drawn by code: to edge a screen or a card, sparingly. Each language has the
// border of those who speak it.
#pragma once

#include "ui/canvas.hpp"

namespace liaison::ui {

// A band across `rect` in the weave of a language, between two threads of gold:
// Chinese: the fret. Tibetan: stripes of an apron with crosses. Lisu: saw-teeth and steps of patchwork. Naxi:
// the discs of the cape of seven stars. English: lozenges of a plain loom.
void woven_band(const Canvas& canvas, const Rect& rect, TextLanguage weave);
// In the weave of the screen's language.
void woven_band(const Canvas& canvas, const Rect& rect);
// The threads and a row of small steps: for the foot of a screen.
void woven_edge(const Canvas& canvas, const Rect& rect);

} // namespace liaison::ui
