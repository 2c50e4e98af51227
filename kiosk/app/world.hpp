// The outside world that is handed down to the rooms: time and randomness. The only place that asks the
// operating system for either.
#pragma once

#include "domain/bytes.hpp"
#include "domain/time.hpp"

namespace liaison::app {

domain::Now now();
domain::Random16 random_bytes(); // from the operating system's generator
double random_share();           // from [0, 1)

// Memory: few arenas for the many threads that mostly sleep, and back to the system what only the start needed.
void keep_memory_small();
void give_memory_back();

} // namespace liaison::app
