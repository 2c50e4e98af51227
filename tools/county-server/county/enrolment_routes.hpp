#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

// How kiosks get certificates.
void add_enrolment_routes(Router& router, Office& office);

} // namespace liaison::county
