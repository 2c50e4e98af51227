#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

// Signing in and out.
void add_session_routes(Router& router, Office& office);

// What staff do, for programs: JSON in and out.
void add_staff_api_routes(Router& router, Office& office);

// What staff read of all stations: the network, receptions, opinions, figures.
void add_reading_routes(Router& router, Office& office);

// Changes of configurations: proposed, approved, rolled out, taken back.
void add_change_routes(Router& router, Office& office);

// Accounts, stations' certificates, the audit log.
void add_administration_routes(Router& router, Office& office);

// Who sends it, where they are signed in, have at least this role and, if it changes something, prove that one
// of our own pages had it sent. Otherwise the refusal is answered and written down here.
std::optional<Member> admitted_staff(const Request& request, Response& response, Office& office, Role least);

// A web page of somebody else cannot send this type without asking first, and asking is not answered. False: it
// is answered here.
bool is_json(const Request& request, Response& response);

} // namespace liaison::county
