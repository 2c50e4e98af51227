// The stations that the county knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "county/database.hpp"
#include "domain/time.hpp"

namespace liaison::county {

struct StationSummary {
    std::string id;
    std::optional<std::int64_t> published_version;
    std::optional<std::int64_t> running_version;
    std::optional<domain::WallTime> last_contact;
    std::int64_t records = 0;
    std::int64_t refused_records = 0;
    std::string keeper_called; // the newest call that nobody has answered yet, RFC 3339; empty: none
};

// "room-017": 1 to 40 lower-case letters, digits and dashes; deputies have the same form.
bool is_identifier(const std::string& text);

class Accounts {
public:
    explicit Accounts(Database& database) : database_(database) {}

    void contact(const std::string& station, domain::WallTime now, std::optional<std::int64_t> running_version);
    std::vector<StationSummary> stations(domain::WallTime now);
    bool knows(const std::string& station);

private:
    Database& database_;
};

} // namespace liaison::county
