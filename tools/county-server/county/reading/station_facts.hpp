// What a station goes by: the terms of its newest configuration, and its zone.
#pragma once

#include <string>

#include <soci/soci.h>

#include "domain/opinion_chain.hpp"
#include "domain/time.hpp"

namespace liaison::county {

struct StationFacts {
    domain::ChainRules rules;
    domain::TimeZone zone;
};

// The usual terms and China's zone where it has no configuration.
StationFacts station_facts(soci::session& sql, const std::string& station);

inline constexpr const char* usual_zone = "Asia/Shanghai"; // China's

// The zone of this name; China's where there is none.
domain::TimeZone zone_of_name(const std::string& name);

// The day in the zone, "2026-11-24".
std::string day_in(const domain::TimeZone& zone, domain::WallTime time);

} // namespace liaison::county
