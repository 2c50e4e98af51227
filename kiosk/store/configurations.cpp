#include "store/configurations.hpp"

#include "store/connection.hpp"
#include "store/database.hpp"

namespace liaison::store {

namespace {

constexpr const char* high_water = "SELECT version FROM configuration_high_water";

std::optional<StoredConfiguration> read(SQLite::Database& sqlite, const char* place) {
    SQLite::Statement row =
        query(sqlite, "SELECT version, envelope, stored_at FROM configurations WHERE place = ?", place);
    if (!row.executeStep()) return std::nullopt;
    auto envelope = domain::parse_signed_configuration(row.getColumn(1).getString());
    if (!envelope) refuse("a stored configuration is not in its form: " + envelope.error().text());
    return StoredConfiguration{.version = row.getColumn(0).getInt64(),
                               .envelope = *std::move(envelope),
                               .stored_at = time_from(row.getColumn(2))};
}

} // namespace

Saved<void> Configurations::store_new(std::int64_t version, const domain::SignedConfiguration& envelope,
                                      domain::WallTime now) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        if (envelope.document.size() > domain::max_configuration_size) refuse("the configuration is too large");
        const auto newest = number_from(sqlite, high_water);
        if (version <= newest)
            refuse("configuration " + std::to_string(version) + " is not newer than " + std::to_string(newest));
        run(sqlite, "DELETE FROM configurations WHERE place = 'previous'");
        run(sqlite, "UPDATE configurations SET place = 'previous' WHERE place = 'current'");
        run(sqlite,
            "INSERT INTO configurations (place, version, envelope, stored_at) VALUES ('current', ?, ?, ?)",
            version, domain::to_json(envelope), now);
        run(sqlite, "UPDATE configuration_high_water SET version = ?", version);
    });
}

Saved<StoredConfiguration> Configurations::roll_back() {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        auto previous = read(sqlite, "previous");
        if (!previous) refuse("there is no previous configuration to go back to");
        run(sqlite, "DELETE FROM configurations WHERE place = 'current'");
        run(sqlite, "UPDATE configurations SET place = 'current' WHERE place = 'previous'");
        return *std::move(previous);
    });
}

Saved<std::optional<StoredConfiguration>> Configurations::current() {
    return at("current");
}
Saved<std::optional<StoredConfiguration>> Configurations::previous() {
    return at("previous");
}

Saved<std::int64_t> Configurations::newest_version() {
    return guarded(database_.connection(),
                   [&] { return number_from(database_.connection().sqlite, high_water); });
}

Saved<std::optional<StoredConfiguration>> Configurations::at(const char* place) {
    return guarded(database_.connection(), [&] { return read(database_.connection().sqlite, place); });
}

} // namespace liaison::store
