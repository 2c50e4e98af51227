// What many journeys do on their way.
#pragma once

#include <string>

#include "station.hpp"

namespace journeys {

// A citizen with a card waits for whoever is first on the list; the screen shows the ticket. Gives the deputy.
std::string check_in(Station& station, const std::string& card = "card resident");

// The same, and takes the card and leaves.
std::string check_in_and_leave(Station& station, const std::string& card = "card resident");

// From the welcome to the deputy's PIN, which is sent off: the list comes, or a reception under way.
void enter_pin(Station& station, const std::string& deputy);
// The same from where the deputies stand to be chosen, at either terminal.
void choose_and_enter_pin(Glass& glass, const std::string& deputy);

} // namespace journeys
