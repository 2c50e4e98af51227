#include "county/reading/network.hpp"

#include <map>

#include "county/reading/json_text.hpp"
#include "domain/reception_json.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

template <class Known>
json or_null(const std::optional<Known>& known) {
    return known ? json(*known) : json();
}

json value_of(const StationSummary& station) {
    json value{
        {"id", station.id},
        {"published_version", or_null(station.published_version)},
        {"running_version", or_null(station.running_version)},
        {"last_contact", station.last_contact ? json(domain::format_wall_time(*station.last_contact)) : json()},
        {"records", station.records},
        {"refused_records", station.refused_records},
        {"enrolled", false}};
    if (!station.keeper_called.empty()) value["keeper_called"] = station.keeper_called;
    return value;
}

using ById = std::map<std::string, json>;

void add_places(soci::session& sql, ById& stations) {
    for (const auto& [id, kind, texts, parent, zone] :
         select<std::string, std::string, std::string, std::string, std::string>(
             sql, "SELECT station, kind, texts, parent, time_zone FROM network_place")) {
        json& station = stations[id];
        station["kind"] = kind;
        station["name"] = stored_json(texts);
        if (!parent.empty()) station["parent"] = parent;
        station["time_zone"] = zone;
    }
}

// A machine may speak for the station with a certificate that is good.
void add_certificates(soci::session& sql, ById& stations, domain::WallTime now) {
    for (const auto& [id, expires] :
         select<std::string, std::string>(sql, "SELECT station, max(expires) FROM station_certificate"
                                               " WHERE revoked_at IS NULL GROUP BY station")) {
        json& station = stations[id];
        station["certificate_expires"] = expires;
        if (expires > domain::format_wall_time(now)) station["enrolled"] = true;
    }
}

void add_health(soci::session& sql, ById& stations) {
    for (const auto& [id, happened_at, body] : select<std::string, std::string, std::string>(
             sql, "SELECT station, happened_at, body FROM station_health")) {
        json health = stored_json(body);
        if (!health.is_object()) continue;
        health["happened_at"] = happened_at;
        stations[id]["health"] = std::move(health);
    }
}

} // namespace

std::string network_json(Database& database, Accounts& accounts, domain::WallTime now) {
    const std::vector<StationSummary> summaries = accounts.stations(now);
    ById facts = database.use([&](soci::session& sql) {
        ById all;
        add_places(sql, all);
        add_certificates(sql, all, now);
        add_health(sql, all);
        return all;
    });
    json stations = json::array();
    for (const StationSummary& summary : summaries) {
        json station = value_of(summary);
        if (const auto found = facts.find(summary.id); found != facts.end()) station.update(found->second);
        stations.push_back(std::move(station));
    }
    return domain::dump({{"stations", std::move(stations)}, {"now", domain::format_wall_time(now)}});
}

} // namespace liaison::county
