// What the newest configurations call things, for those who choose among them.
#pragma once

#include <string>

#include "county/database.hpp"

namespace liaison::county {

// The answer to GET /api/v1/names, as JSON.
std::string names_json(Database& database);

} // namespace liaison::county
