// What is written down of a talk, and what is corrected later.
#pragma once

#include "world.hpp"

namespace liaison::simulation {

// No matter, or up to three; their words bear the talk's number.
domain::ReceptionLog log_of(World& world, int talk);
domain::Reception reception_of(World& world, const domain::Ticket& ticket, int talk);

// The power went while it was saved: what is there of it.
std::optional<domain::Reception> log_that_was_written(World& world, const domain::Ticket& ticket);

void correct_a_log(World& world);
void view_an_answer(World& world, const std::string& deputy);

} // namespace liaison::simulation
