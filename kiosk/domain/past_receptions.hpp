// What the desk is shown of receptions that are over. Held only while a deputy looks at it.
#pragma once

#include <string>
#include <vector>

#include "domain/reception.hpp"

namespace liaison::domain {

// What this visitor raised here before.
struct EarlierOpinion {
    WallTime raised_at;
    std::string deputy_id;
    Opinion opinion;
};

// A log in the list of those that may be corrected.
struct LogSummary {
    std::string reception_id;
    std::string ticket_id;
    std::string ticket_number; // "A012"
    WallTime begun_at;
    int version = 1;      // newest
    std::string category; // of the first opinion; empty: no matter was raised
    int opinions = 0;
};

inline constexpr std::size_t most_earlier_opinions = 20;
inline constexpr std::size_t most_logs_listed = 50;
inline constexpr std::chrono::hours logs_listed_for{7 * 24};

} // namespace liaison::domain
