// What staff see: all stations, and one station with its configuration and newest records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "county/appointment_desk.hpp"
#include "county/office.hpp"

namespace liaison::county {

std::string station_list_page(const std::vector<StationSummary>& stations, const Member& member);

// What the last form of the page came to.
struct FormResult {
    std::string good;                    // said when it worked
    std::string bad;                     // said when it did not
    std::optional<std::string> document; // what was typed, so that nobody types it again
    std::optional<IssuedCode> issued;
};

// With the forms that the member may use.
std::string station_page(Office& office, const std::string& station, const Member& member,
                         const FormResult& result);

// The terms and classes of the station's newest configuration; the usual ones where it has none.
domain::ChainRules chain_rules(Office& office, const std::string& station);

// The zone of the station's newest configuration; China's where it has none.
domain::TimeZone station_zone(Office& office, const std::string& station);

} // namespace liaison::county
