// When something was written down, by clocks that cannot be trusted: the one on the wall may be wrong or jump,
// the one that counts from the program's start never does but knows no date. Both travel, so that the county
// can say when it was.
#pragma once

#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::domain {

struct RecordClock {
    std::string
        boot; // of this start of the program: 16 hex digits; empty: written by a program that had no such marks
    std::chrono::milliseconds since_boot{};
    // The county's clock less the one on the wall, as far as the station has learned it.
    std::optional<std::chrono::milliseconds> county_ahead = {};
    bool operator==(const RecordClock&) const = default;
};

bool is_boot(std::string_view text); // 16 hex digits in lower case

// When it was recorded, by the county's clock. Exact where the program still runs that wrote the record: then
// only the time that has passed since counts. Else by what the station had learned of the county's clock; else
// what its own wall said.
WallTime county_time_of(WallTime recorded_at, const RecordClock& record, const RecordClock& sender,
                        WallTime received_at);

} // namespace liaison::domain
