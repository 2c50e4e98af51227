// All stations and how each is, for those who look after them.
#pragma once

#include <string>

#include "county/accounts.hpp"

namespace liaison::county {

// The answer to GET /api/v1/network, as JSON.
std::string network_json(Database& database, Accounts& accounts, domain::WallTime now);

} // namespace liaison::county
