#include "county/configuration_store.hpp"

#include <nlohmann/json.hpp>

#include "county/asset_store.hpp"
#include "county/publications.hpp"
#include "county/reading/read_model.hpp"

namespace liaison::county {

using domain::ConfigurationError;

namespace {

std::int64_t newest_version_in(soci::session& sql, const std::string& station) {
    const auto newest = select_one<std::int64_t>(
        sql, "SELECT coalesce(max(version), 0) FROM configuration WHERE station = :station", {station});
    return std::get<0>(*newest);
}

// Keeps the order in which the author wrote the keys.
std::string with_version(const std::string& document, std::int64_t version) {
    auto value = nlohmann::ordered_json::parse(document);
    value["version"] = version;
    return value.dump(2);
}

void insert(soci::session& sql, const domain::StationConfiguration& parsed,
            const domain::SignedConfiguration& configuration, const std::string& by, domain::WallTime now) {
    execute(sql, "INSERT INTO station (id) VALUES (:id) ON CONFLICT DO NOTHING", {parsed.station.id});
    execute(
        sql,
        "INSERT INTO configuration (station, version, document, signature, header, published_by, published_at)"
        " VALUES (:station, :version, :document, '', :header, :by, :now)",
        {parsed.station.id, parsed.version, configuration.document, domain::to_json(configuration.header), by,
         domain::format_wall_time(now)});
    enter_for_readers(sql, parsed, configuration.document);
    note_publication(sql, parsed.station.id);
}

ConfigurationError another_station() {
    return {"/station/id", "this document is for another station"};
}

} // namespace

tl::expected<std::int64_t, ConfigurationError> ConfigurationStore::publish(const Publication& publication,
                                                                           domain::WallTime now) {
    const auto given = domain::parse_station_configuration(publication.document);
    if (!given) return tl::unexpected(given.error());
    const std::string county = this->county();
    return database_.change(Lock::station(given->station.id),
                            [&](soci::session& sql) { return publish(sql, publication, county, now); });
}

tl::expected<std::int64_t, ConfigurationError> ConfigurationStore::publish(soci::session& sql,
                                                                           const Publication& publication,
                                                                           const std::string& county,
                                                                           domain::WallTime now) {
    const auto given = domain::parse_station_configuration(publication.document);
    if (!given) return tl::unexpected(given.error());
    if (!publication.station.empty() && given->station.id != publication.station)
        return tl::unexpected(another_station());
    const std::int64_t newest = newest_version_in(sql, given->station.id);
    const bool assign = publication.version == VersionRule::assign_next;
    if (!assign && given->version <= newest)
        return tl::unexpected(ConfigurationError{"/version", "must be greater than " + std::to_string(newest) +
                                                                 ", the newest one published"});
    const std::string document = assign ? with_version(publication.document, newest + 1) : publication.document;
    const auto final_form = domain::parse_station_configuration(document); // verify exactly what is signed
    if (!final_form) return tl::unexpected(final_form.error());
    const domain::ConfigurationHeader about{.county = county,
                                            .station = final_form->station.id,
                                            .version = final_form->version,
                                            .issued = now,
                                            .expires = now + lifetime,
                                            .sha256 = {},
                                            .bytes = 0};
    if (const auto noted = note_assets(sql, *final_form); !noted) return tl::unexpected(noted.error());
    insert(sql, *final_form, domain::sign_configuration(document, about, {key_}), publication.by, now);
    return final_form->version;
}

std::string ConfigurationStore::county() {
    return trust_.newest().county();
}

std::optional<ConfigurationError> ConfigurationStore::problem_of_next(soci::session& sql,
                                                                      const std::string& document,
                                                                      const std::string& station) {
    constexpr std::int64_t any_version = 1'000'000'000'000; // none takes more room
    const auto parsed = domain::parse_station_configuration(with_version(document, any_version));
    if (!parsed) return parsed.error();
    if (parsed->station.id != station) return another_station();
    return problem_of_assets(sql, *parsed);
}

std::optional<StoredConfiguration> ConfigurationStore::document(const std::string& station,
                                                                std::optional<std::int64_t> version) {
    return database_.use([&](soci::session& sql) { return document(sql, station, version); });
}

std::optional<StoredConfiguration> ConfigurationStore::document(soci::session& sql, const std::string& station,
                                                                std::optional<std::int64_t> version) {
    auto row = select_one<std::int64_t, std::string, std::string, std::string>(
        sql,
        "SELECT version, document, published_by, published_at FROM configuration WHERE station = :station"
        " AND version = :version",
        {station, version ? *version : newest_version_in(sql, station)});
    if (!row) return std::nullopt;
    return StoredConfiguration{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row)};
}

std::vector<StoredConfiguration> ConfigurationStore::versions(const std::string& station, std::int64_t most) {
    return database_.use([&](soci::session& sql) {
        std::vector<StoredConfiguration> all;
        for (const auto& [version, by, at] : select<std::int64_t, std::string, std::string>(
                 sql,
                 "SELECT version, published_by, published_at FROM configuration WHERE station = :station"
                 " ORDER BY version DESC LIMIT :most",
                 {station, most}))
            all.push_back({version, "", by, at});
        return all;
    });
}

std::optional<domain::SignedConfiguration> ConfigurationStore::newest(const std::string& station) {
    const auto row = database_.use([&](soci::session& sql) {
        return select_one<std::string, std::string>(
            sql,
            "SELECT header, document FROM configuration WHERE station = :station"
            " AND header IS NOT NULL ORDER BY version DESC LIMIT 1",
            {station});
    });
    if (!row) return std::nullopt;
    auto header = domain::parse_signed_statement(std::get<0>(*row), domain::max_header_size);
    if (!header) throw StoreTrouble("the header of a configuration is not in its form: " + header.error());
    return domain::SignedConfiguration{*std::move(header), std::get<1>(*row)};
}

std::int64_t ConfigurationStore::newest_version(const std::string& station) {
    return database_.use([&](soci::session& sql) { return newest_version_in(sql, station); });
}

} // namespace liaison::county
