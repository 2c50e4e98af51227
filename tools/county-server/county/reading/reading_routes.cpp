#include "county/answers.hpp"
#include "county/reading/network.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

namespace {

void get_network(const Request& request, Response& response, Office& office) {
    if (!admitted_staff(request, response, office, Role::viewer)) return;
    response.set_content(network_json(office.database, office.accounts, Office::now()), json_type);
}

} // namespace

void add_reading_routes(Router& router, Office& office) {
    router.get("/api/v1/network",
               [&](const Request& request, Response& response) { get_network(request, response, office); });
}

} // namespace liaison::county
