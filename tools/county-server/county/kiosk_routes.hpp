#pragma once

#include <httplib.h>

#include "county/office.hpp"

namespace liaison::county {

// What kiosks ask for: POST records, GET configuration; and /health, which anybody may ask for.
void add_kiosk_routes(httplib::Server& server, Office& office);

} // namespace liaison::county
