// What must hold: after each cut, each night, and when the year is over.
#pragma once

namespace liaison::simulation {

struct World;

// All that was answered lately is there, as it was answered, and nothing else.
void check_nothing_lost(World& world);

// Beside that: slots, ends of appointments, figures, personal data, size of the file.
void check_night(World& world);

// What was delivered and is old enough left every byte of the files; what is not is still there.
void check_privacy(World& world);

// The same for every byte of the files: pages that are free, old or half empty too.
void search_bytes(World& world);

// Of the whole year, and that county and station agree.
void check_year(World& world);

} // namespace liaison::simulation
