// What the welcome screen and the idle face have in common: station and clock, the five languages, the help
// strip, and where each stands, so that a touch means the same on both.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

struct StartAreas {
    ui::Rect read; // for what is told
};

// Draws all but what is told. `shift` moves the whole, against burning in. A card that was left on the reader
// is asked to be taken before anything else.
StartAreas draw_start(Screen& screen, ui::Point shift, bool card_was_left);

} // namespace liaison::view
