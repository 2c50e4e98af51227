#pragma once

#include <string>
#include <vector>

#include "county/database.hpp"

namespace liaison::county {

// What is wrong with what is stored, a sentence each; empty: nothing was found. Reads everything. Throws
// StoreTrouble.
std::vector<std::string> check_store(Database& database);

} // namespace liaison::county
