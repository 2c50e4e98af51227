// The numbers that the county reports, for a period, a part of the network, and what they are made of.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "county/database.hpp"
#include "county/reading/filter.hpp"

namespace liaison::county {

// Days at the stations, both ends included.
struct Period {
    domain::Day from;
    domain::Day to;

    // Of the same length, right before it.
    Period before() const;
};

// What the parameters "from" and "to" of the filter say; this month until `today` where they are empty. Error:
// it ends before it begins, or is longer than ten years.
tl::expected<Period, std::string> period_of(const Filter& filter, domain::Day today);

// The answer to GET /api/v1/statistics for the stations of the filter.
nlohmann::json statistics(Database& database, const Filter& filter, const Period& period);

} // namespace liaison::county
