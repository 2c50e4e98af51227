// What the newest configurations call deputies, categories and grid cells: for choosing among them.
#pragma once

#include <nlohmann/json.hpp>

#include "county/database.hpp"

namespace liaison::county {

inline constexpr int most_offices = 50;

// The answer to GET /api/v1/names. A category that several stations have stands once; of offices, those that
// have the most opinions come first.
nlohmann::json names(Database& database);

} // namespace liaison::county
