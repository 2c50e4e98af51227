#include "county/configuration_store.hpp"

#include <nlohmann/json.hpp>

namespace liaison::county {

using domain::ConfigurationError;

namespace {

std::int64_t newest_version_in(SQLite::Database& connection, const std::string& station) {
    SQLite::Statement select(connection,
                             "SELECT coalesce(max(version), 0) FROM configuration WHERE station = ?");
    select.bind(1, station);
    select.executeStep();
    return select.getColumn(0).getInt64();
}

// Keeps the order in which the author wrote the keys.
std::string with_version(const std::string& document, std::int64_t version) {
    auto value = nlohmann::ordered_json::parse(document);
    value["version"] = version;
    return value.dump(2);
}

void insert(SQLite::Database& connection, const domain::StationConfiguration& parsed,
            const domain::SignedConfiguration& configuration, const std::string& by, domain::WallTime now) {
    SQLite::Statement station(connection, "INSERT OR IGNORE INTO station (id) VALUES (?)");
    station.bind(1, parsed.station.id);
    station.exec();
    SQLite::Statement insert(connection, "INSERT INTO configuration (station, version, document, signature, "
                                         "published_by, published_at) VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, parsed.station.id);
    insert.bind(2, parsed.version);
    insert.bind(3, configuration.document);
    insert.bind(4, configuration.signature.data(), static_cast<int>(configuration.signature.size()));
    insert.bind(5, by);
    insert.bind(6, domain::format_wall_time(now));
    insert.exec();
}

} // namespace

tl::expected<std::int64_t, ConfigurationError> ConfigurationStore::publish(const Publication& publication,
                                                                           domain::WallTime now) {
    using Published = tl::expected<std::int64_t, ConfigurationError>;
    const auto given = domain::parse_station_configuration(publication.document);
    if (!given) return tl::unexpected(given.error());
    if (!publication.station.empty() && given->station.id != publication.station)
        return tl::unexpected(ConfigurationError{"/station/id", "this document is for another station"});
    return database_.change([&](SQLite::Database& connection) -> Published {
        const std::int64_t newest = newest_version_in(connection, given->station.id);
        const bool assign = publication.version == VersionRule::assign_next;
        if (!assign && given->version <= newest)
            return tl::unexpected(ConfigurationError{
                "/version", "must be greater than " + std::to_string(newest) + ", the newest one published"});
        const std::string document =
            assign ? with_version(publication.document, newest + 1) : publication.document;
        const auto final_form = domain::parse_station_configuration(document); // verify exactly what is signed
        if (!final_form) return tl::unexpected(final_form.error());
        insert(connection, *final_form, domain::sign_configuration(document, key_), publication.by, now);
        return final_form->version;
    });
}

std::optional<domain::SignedConfiguration> ConfigurationStore::newest(const std::string& station) {
    return database_.use([&](SQLite::Database& connection) -> std::optional<domain::SignedConfiguration> {
        SQLite::Statement select(connection, "SELECT document, signature FROM configuration WHERE station = ? "
                                             "ORDER BY version DESC LIMIT 1");
        select.bind(1, station);
        if (!select.executeStep()) return std::nullopt;
        const std::string signature = select.getColumn(1).getString();
        return domain::SignedConfiguration{select.getColumn(0).getString(),
                                           domain::Bytes(signature.begin(), signature.end())};
    });
}

std::int64_t ConfigurationStore::newest_version(const std::string& station) {
    return database_.use([&](SQLite::Database& connection) { return newest_version_in(connection, station); });
}

} // namespace liaison::county
