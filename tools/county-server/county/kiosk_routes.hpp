#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

// What kiosks ask for: records, sheets, configurations, news, holds.
void add_kiosk_routes(Router& router, Office& office);

} // namespace liaison::county
