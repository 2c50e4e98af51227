// The outside world that is handed down to the rooms: time, randomness, what the service manager lays ready.
// The only place that asks the operating system for them.
#pragma once

#include <filesystem>

#include "domain/bytes.hpp"
#include "domain/time.hpp"

namespace liaison::app {

domain::Now now();
domain::Random16 random_bytes(); // from the operating system's generator
double random_share();           // from [0, 1)

std::filesystem::path credentials_folder(); // of systemd, see systemd.exec(5); empty: it gave none

// Memory: few arenas for the many threads that mostly sleep, and back to the system what only the start needed.
void keep_memory_small();
void give_memory_back();

} // namespace liaison::app
