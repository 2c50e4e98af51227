#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

// What kiosks ask for: records, sheets, configurations, news, holds.
void add_kiosk_routes(Router& router, Office& office);

// The client's certificate is that of the station; otherwise it is answered here.
bool is_allowed(const Request& request, Response& response, Office& office, const std::string& station);

} // namespace liaison::county
