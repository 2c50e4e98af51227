// What the operating system and OpenSSL give this program: a wall clock that the simulation sets, and
// randomness that comes from its seed. So the county's server, which asks both, does the same in every run of a
// seed.
#pragma once

#include <cstdint>

#include "domain/time.hpp"

namespace liaison::link_simulation {

// From the first call on. Clocks that never jump stay the machine's.
void set_system_clock(domain::WallTime time);

// All keys, nonces and codes from now on.
void seed_openssl(std::uint64_t seed);

} // namespace liaison::link_simulation
