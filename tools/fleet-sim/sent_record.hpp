// Records as kiosks write them, about made-up people (the address code 999999 belongs to nobody).
#pragma once

#include <optional>
#include <random>

#include "domain/personal.hpp"

namespace liaison::fleet {

// The record of this sequence: mostly a check-in and its ticket, every third a sample of health. `sealed_to`:
// personal members travel sealed to it. `clock_error`: what the station's wall clock is wrong by.
domain::WireRecord make_record(std::int64_t sequence, const std::string& station, std::mt19937_64& random,
                               const std::optional<domain::SealingKey>& sealed_to,
                               std::chrono::milliseconds clock_error);

} // namespace liaison::fleet
