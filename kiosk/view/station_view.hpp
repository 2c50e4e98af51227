// Chooses the screen for a state.
#pragma once

#include <string>

#include "view/screen.hpp"

namespace liaison::view {

// The name of the screen that this state shows, for the screen map: "welcome", "desk_list". No personal data.
std::string screen_name(const flow::StationState& state);

// Draws it; what was touched stands in screen.touched afterwards.
void draw(Screen& screen, const flow::StationState& state);

// For whom the screen is: citizens' screens are larger than the desk's.
ui::Audience audience_of(const flow::StationState& state);

// When the picture changes although nothing happens: the clock's next minute, the notice's next turn, the ring
// of the time-out.
domain::MonotonicTime next_change(const flow::StationState& state, domain::Now now);

} // namespace liaison::view
