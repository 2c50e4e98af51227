// What the station does by itself: the turn of a day, the calendar that changes, the line to the county.
#pragma once

#include "domain/time.hpp"

namespace liaison::simulation {

struct World;

void turn_of_day(World& world);
void apply_calendar(World& world);

// All that waits, batch by batch, and the county's news. Answers get lost, and what was lost comes again.
void exchange(World& world);

// Activities with attendance; now and then a report that is rated in secret.
void hold_activity(World& world);
void close_rating(World& world);

} // namespace liaison::simulation
