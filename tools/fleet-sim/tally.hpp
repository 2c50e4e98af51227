// What a run has seen.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace liaison::fleet {

struct Tally {
    std::int64_t requests = 0;
    std::int64_t records_stored = 0;
    std::int64_t duplicates_told =
        0;                         // of records that were sent again on purpose or because an answer was lost
    std::int64_t answers_lost = 0; // on purpose
    std::int64_t refused = 0;      // must be 0
    std::int64_t failed = 0;       // no answer, or another status than 200: the batch comes again
    std::int64_t stored_twice = 0; // told as stored more than once: must be 0
    std::int64_t lost = 0;         // acknowledged, and not there at the end: must be 0
    std::vector<std::chrono::microseconds> latencies = {}; // of requests that were answered

    // The share of requests, in percent, that took no longer.
    std::chrono::microseconds percentile(double share) const;
    bool is_good() const { return refused == 0 && stored_twice == 0 && lost == 0; }
};

} // namespace liaison::fleet
