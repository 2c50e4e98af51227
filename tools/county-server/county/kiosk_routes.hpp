#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

// What kiosks ask for: POST records, GET configuration; and /health, which anybody may ask for.
void add_kiosk_routes(Router& router, Office& office);

} // namespace liaison::county
