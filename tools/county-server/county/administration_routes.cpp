#include <nlohmann/json.hpp>

#include "county/answers.hpp"
#include "county/record_body.hpp"
#include "county/staff_routes.hpp"
#include "county/totp.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

void get_audit(const Request& request, Response& response, Office& office) {
    if (!admitted_staff(request, response, office, Role::administrator)) return;
    const auto before = number_parameter(request, "before", 0, 0, any_number);
    const auto most = number_parameter(request, "limit", 100, 1, 500);
    if (!before || !most)
        return answer_error(response, 400, "\"before\" is a number from 0, \"limit\" is 1 to 500");
    json lines = json::array();
    for (const AuditLine& line : office.audit.newest(*before, *most))
        lines.push_back({{"number", line.number},
                         {"at", line.at},
                         {"who", line.deed.who},
                         {"action", line.deed.action},
                         {"subject", line.deed.subject},
                         {"outcome", line.deed.outcome}});
    answer_json(response, {{"lines", std::move(lines)}});
}

void get_staff(const Request& request, Response& response, Office& office) {
    if (!admitted_staff(request, response, office, Role::administrator)) return;
    json accounts = json::array();
    for (const StaffAccount& account : office.staff.all())
        accounts.push_back({{"name", account.name},
                            {"role", to_string(account.role)},
                            {"totp", account.totp_secret.has_value()}});
    answer_json(response, {{"staff", std::move(accounts)}});
}

void put_staff(const Request& request, Response& response, Office& office) {
    constexpr std::size_t shortest = 8, longest = 200;
    const auto member = admitted_staff(request, response, office, Role::administrator);
    if (!member || !is_json(request, response)) return;
    const json body = json::parse(request.body, nullptr, false);
    const std::string password = body.is_object() ? text_of(body, "password") : "";
    const auto role = parse_role(body.is_object() ? text_of(body, "role") : "");
    const std::string name = request.matches[1];
    if (!role || password.size() < shortest || password.size() > longest || !is_staff_name(name))
        return answer_error(response, 422,
                            "expected: password of 8 to 200 bytes, role; a name without a colon");
    office.staff.put(name, password, role);
    office.audit.add({member->name, "put account", name, to_string(*role)}, Office::now());
    response.status = 204;
}

void delete_staff(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::administrator);
    if (!member) return;
    const std::string name = request.matches[1];
    if (name == member->name) return answer_error(response, 409, "nobody removes their own account");
    if (!office.staff.remove(name)) return answer_error(response, 404, "no such account");
    office.audit.add({member->name, "remove account", name, "done"}, Office::now());
    response.status = 204;
}

void post_totp(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::administrator);
    if (!member) return;
    const std::string name = request.matches[1], secret = new_totp_secret();
    if (!office.staff.set_totp(name, secret)) return answer_error(response, 404, "no such account");
    office.audit.add({member->name, "give one-time passwords", name, "done"}, Office::now());
    answer_json(response, {{"uri", totp_uri(name, secret)}}, 201);
}

void post_enrolment_code(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::administrator);
    if (!member) return;
    const auto hours = number_parameter(request, "hours", 72, 1, 24 * 30);
    if (!hours) return answer_error(response, 400, "\"hours\" is 1 to 720");
    const std::string station = request.matches[1];
    const std::chrono::hours lifetime{*hours};
    const domain::WallTime now = Office::now();
    const std::string code = office.certificates.new_code(station, lifetime, now);
    office.audit.add({member->name, "make enrolment code", station, "done"}, Office::now());
    answer_json(response, {{"code", code}, {"expires", domain::format_wall_time(now + lifetime)}}, 201);
}

void post_revocation(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::administrator);
    if (!member) return;
    const std::string station = request.matches[1];
    if (!office.accounts.knows(station)) return answer_error(response, 404, "no such station");
    const std::int64_t count = office.certificates.revoke(station, Office::now());
    office.audit.add({member->name, "revoke certificates", station, std::to_string(count)}, Office::now());
    answer_json(response, {{"revoked", count}});
}

} // namespace

void add_administration_routes(Router& router, Office& office) {
    router.get("/api/v1/audit", with_office(office, get_audit));
    router.get("/api/v1/staff", with_office(office, get_staff));
    router.put("/api/v1/staff/{name}", with_office(office, put_staff));
    router.erase("/api/v1/staff/{name}", with_office(office, delete_staff));
    router.post("/api/v1/staff/{name}/totp", with_office(office, post_totp));
    router.post("/api/v1/stations/{station}/enrolment-code", with_office(office, post_enrolment_code));
    router.post("/api/v1/stations/{station}/revocation", with_office(office, post_revocation));
}

} // namespace liaison::county
