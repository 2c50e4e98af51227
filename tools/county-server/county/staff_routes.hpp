#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

// The same for programs: JSON in and out, with a staff member's name and password.
void add_staff_api_routes(Router& router, Office& office);

// The web pages for the county's staff.
void add_staff_page_routes(Router& router, Office& office);

// Answers the refusal itself where the request is not a staff member's; otherwise gives the name.
std::string admitted_staff(const Request& request, Response& response, Office& office);

} // namespace liaison::county
