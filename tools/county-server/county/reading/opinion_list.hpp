// The opinions of all stations: what is late stands first.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "county/database.hpp"
#include "county/reading/filter.hpp"
#include "county/reading/page_cursor.hpp"

namespace liaison::county {

// By the time at which the next step is due; then those that are owed nothing, the newest first. Error: the
// cursor is none.
tl::expected<nlohmann::json, std::string> opinion_list(Database& database, const Filter& filter,
                                                       const PageWish& page, domain::WallTime now);

// With its history, what may be done to it now, and the classes that an answer may have. Nothing: there is
// none.
std::optional<nlohmann::json> whole_opinion(Database& database, const std::string& id, bool sees_confidential,
                                            domain::WallTime now);

} // namespace liaison::county
