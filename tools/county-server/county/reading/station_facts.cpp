#include "county/reading/station_facts.hpp"

#include "county/sql.hpp"
#include "domain/configuration.hpp"

namespace liaison::county {

domain::TimeZone zone_of_name(const std::string& name) {
    auto zone = domain::TimeZone::find(name);
    return zone ? *std::move(zone) : domain::TimeZone::find(usual_zone).value();
}

StationFacts station_facts(soci::session& sql, const std::string& station) {
    const auto newest = select_one<std::string>(
        sql, "SELECT document FROM configuration WHERE station = :station ORDER BY version DESC LIMIT 1",
        {station});
    if (newest)
        if (auto parsed = domain::parse_station_configuration(std::get<0>(*newest)))
            return {std::move(parsed->opinion_chain), std::move(parsed->time_zone)};
    return {{}, zone_of_name(usual_zone)};
}

std::string day_in(const domain::TimeZone& zone, domain::WallTime time) {
    return domain::format_day(zone.to_local(time).day);
}

} // namespace liaison::county
