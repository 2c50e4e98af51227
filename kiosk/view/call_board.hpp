// The second screen of the room: whose number is called, and where to go. Numbers only, never a name of a
// visitor.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

// Those it shows as called, the newest call first.
std::vector<const domain::Ticket*> called_now(const Screen& screen);

void draw_call_board(Screen& screen);

} // namespace liaison::view
