// How a machine becomes a station, and how a station gets its next certificate.
#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

void add_enrolment_routes(Router& router, Office& office);

} // namespace liaison::county
