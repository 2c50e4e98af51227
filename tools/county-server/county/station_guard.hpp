// Lets a station's machine in, to what is its own.
#pragma once

#include "county/office.hpp"

namespace liaison::county {

// Whether the request comes from the station in its path: by its certificate, or by a token for as long as
// there are tokens. Otherwise it is answered here.
bool is_station(const Request& request, Response& response, Office& office);

// The same, by the certificate only.
bool is_station_by_certificate(const Request& request, Response& response, Office& office);

} // namespace liaison::county
