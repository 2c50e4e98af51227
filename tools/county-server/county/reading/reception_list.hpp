// The reception logs of all stations, and one log with all its versions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "county/database.hpp"
#include "county/reading/filter.hpp"
#include "county/reading/opinion_rows.hpp"
#include "county/reading/page_cursor.hpp"

namespace liaison::county {

struct ReceptionLine {
    std::string id, station, held_on, begun_at, ended_at, deputy, language;
    std::int64_t version = 1;
    bool interpreter = false, confidential = false;
    std::string visitor;       // short; empty: none
    std::string deputy_texts;  // the name, as JSON; empty: not known
    std::string station_texts; // the same
    std::string time_zone;     // of the station; empty: not known
    std::vector<OpinionLine> opinions{};

    std::string cursor() const { return cursor_of({held_on, begun_at, id}); }
};

// By the day at the station and the time, the newest first. Error: the cursor is none.
tl::expected<std::vector<ReceptionLine>, std::string>
select_receptions(soci::session& sql, const Filter& filter, const PageWish& page);

std::int64_t count_receptions(soci::session& sql, const Filter& filter);

// A page of the list as it is answered. Error: the cursor is none.
tl::expected<nlohmann::json, std::string> reception_list(Database& database, const Filter& filter,
                                                         const PageWish& page);

// With all versions; nothing: there is none.
std::optional<nlohmann::json> whole_reception(Database& database, const std::string& id,
                                              bool sees_confidential);

} // namespace liaison::county
