// What is the same on every screen of the keeper's.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

enum class KeeperLeave {
    home, // not signed in
    lock, // signed in: leaving locks the page
    back, // from a test to the overview
};

// Title, station, clock and the one way out. Gives the area that is left.
ui::Rect draw_keeper_frame(Screen& screen, std::string_view title, KeeperLeave leave);

} // namespace liaison::view
