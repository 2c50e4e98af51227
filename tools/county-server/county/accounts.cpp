#include "county/accounts.hpp"

#include "county/random.hpp"
#include "domain/pin.hpp"

namespace liaison::county {

namespace {

std::optional<std::int64_t> number_or_nothing(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional<std::int64_t>{column.getInt64()};
}

} // namespace

bool is_identifier(const std::string& text) {
    return !text.empty() && text.size() <= 40 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

std::string Accounts::add_station(const std::string& station) {
    std::string token = new_token();
    return database_.change([&](SQLite::Database& connection) {
        SQLite::Statement insert(connection, "INSERT INTO station (id, token_hash) VALUES (?, ?) "
                                             "ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash");
        insert.bind(1, station);
        insert.bind(2, sha256_hex(token));
        insert.exec();
        return token;
    });
}

std::optional<std::string> Accounts::station_of(const std::string& token) {
    return database_.use([&](SQLite::Database& connection) -> std::optional<std::string> {
        SQLite::Statement select(connection, "SELECT id FROM station WHERE token_hash = ?");
        select.bind(1, sha256_hex(token));
        if (!select.executeStep()) return std::nullopt;
        return select.getColumn(0).getString();
    });
}

void Accounts::contact(const std::string& station, domain::WallTime now,
                       std::optional<std::int64_t> running_version) {
    database_.change([&](SQLite::Database& connection) {
        SQLite::Statement update(connection, "UPDATE station SET last_contact = ?, "
                                             "running_version = coalesce(?, running_version) WHERE id = ?");
        update.bind(1, domain::format_wall_time(now));
        if (running_version) update.bind(2, *running_version);
        update.bind(3, station);
        return update.exec();
    });
}

std::vector<StationSummary> Accounts::stations() {
    return database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(connection, R"sql(
            SELECT id, (SELECT max(version) FROM configuration WHERE station = s.id), running_version, last_contact,
                   (SELECT count(*) FROM record WHERE station = s.id),
                   (SELECT count(*) FROM refused_record WHERE station = s.id), token_hash IS NOT NULL,
                   -- a call's later records tell what became of it: only the newest of a station counts, for a day
                   (SELECT iif(body ->> '$.state' = 'called' AND julianday('now') - julianday(received_at) < 1,
                               body ->> '$.called_at', '')
                    FROM record WHERE station = s.id AND kind = 'keeper_call' ORDER BY row DESC LIMIT 1)
            FROM station s ORDER BY id)sql");
        std::vector<StationSummary> all;
        while (select.executeStep())
            all.push_back({.id = select.getColumn(0).getString(),
                           .published_version = number_or_nothing(select.getColumn(1)),
                           .running_version = number_or_nothing(select.getColumn(2)),
                           .last_contact = domain::parse_wall_time(select.getColumn(3).getString()),
                           .records = select.getColumn(4).getInt64(),
                           .refused_records = select.getColumn(5).getInt64(),
                           .keeper_called = select.getColumn(7).getString(),
                           .has_token = select.getColumn(6).getInt() != 0});
        return all;
    });
}

bool Accounts::knows(const std::string& station) {
    return database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(connection, "SELECT 1 FROM station WHERE id = ?");
        select.bind(1, station);
        return select.executeStep();
    });
}

void Accounts::add_staff(const std::string& name, const std::string& password) {
    const std::string hash = domain::hash_pin(password, random16());
    database_.change([&](SQLite::Database& connection) {
        SQLite::Statement insert(connection,
                                 "INSERT INTO staff (name, password_hash) VALUES (?, ?) "
                                 "ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash");
        insert.bind(1, name);
        insert.bind(2, hash);
        return insert.exec();
    });
}

std::optional<std::string> Accounts::password_hash(const std::string& name) {
    return database_.use([&](SQLite::Database& connection) -> std::optional<std::string> {
        SQLite::Statement select(connection, "SELECT password_hash FROM staff WHERE name = ?");
        select.bind(1, name);
        if (!select.executeStep()) return std::nullopt;
        return select.getColumn(0).getString();
    });
}

} // namespace liaison::county
