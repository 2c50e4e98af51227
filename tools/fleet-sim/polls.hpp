// Kiosks that wait at the county's door for a new configuration, many at once: what does one of them cost the
// server's memory?
#pragma once

#include <chrono>
#include <deque>
#include <string>
#include <vector>

#include <sys/types.h>

#include "station.hpp"
#include "transfers.hpp"

namespace liaison::fleet {

struct PollsSettings {
    int count = 0;
    std::chrono::seconds longest_opening{600}; // until all wait
    std::vector<pid_t> servers = {};           // whose memory is looked at
};

struct PollsSeen {
    int open = 0;          // at once, each on a connection of its own
    int answered = 0;      // waits that came to their end and began anew
    int failed = 0;        // must be 0
    double seconds = 0;    // until all were open
    double kib_a_poll = 0; // of the servers' resident memory, all together; 0: none was named
};

// Each poll is one station's, round and round where they are fewer. Opens them, looks, and lets them go.
PollsSeen hold_polls(const std::vector<StationSettings>& stations, const PollsSettings& settings);

} // namespace liaison::fleet
