// What the desk says of one number.
#pragma once

#include <string>

#include "view/screen.hpp"

namespace liaison::view {

// Of its visitor; words where none is known.
std::string ticket_name(const Screen& screen, const domain::Ticket& ticket);

// "Appointment 10:00 · came 09:40 · elderly"
std::string ticket_facts(const Screen& screen, const domain::Ticket& ticket);

Word priority_word(domain::PriorityReason reason);

} // namespace liaison::view
