#include <nlohmann/json.hpp>

#include "county/answers.hpp"
#include "county/record_body.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

json session_json(const Member& member) {
    return {{"staff", member.name}, {"role", to_string(member.role)}, {"csrf", member.csrf}};
}

// The audit log bears what was typed as a name only where it is one of an account.
void note(Office& office, const SignIn& wish, const SignedIn& result) {
    if (result.status == 429) return; // their number is limited by what came before
    const bool is_known = office.staff.find(wish.name).has_value();
    office.audit.add(
        {is_known ? wish.name : "somebody", "sign in", "", result.token.empty() ? "refused" : "done"},
        Office::now());
}

SignedIn sign_in(Office& office, const SignIn& wish, Response& response) {
    SignedIn result = office.guard.sign_in(wish, Office::now());
    note(office, wish, result);
    if (!result.token.empty()) response.set_header("Set-Cookie", StaffGuard::cookie(result.token));
    if (result.retry_after > 0) response.set_header("Retry-After", std::to_string(result.retry_after));
    return result;
}

void post_session(const Request& request, Response& response, Office& office) {
    if (!is_json(request, response)) return;
    if (!StaffGuard::comes_from_our_pages(request))
        return answer_error(response, 403, "the request comes from another site");
    const json body = json::parse(request.body, nullptr, false);
    if (!body.is_object()) return answer_error(response, 400, "expected: name, password, totp");
    const SignedIn result =
        sign_in(office, {text_of(body, "name"), text_of(body, "password"), text_of(body, "totp")}, response);
    if (result.status == 401) response.set_header("WWW-Authenticate", "Session realm=\"county\"");
    if (result.token.empty()) return answer_error(response, result.status, result.error);
    answer_json(response, session_json(result.member), 201);
}

void get_session(const Request& request, Response& response, Office& office) {
    if (const auto member = admitted_staff(request, response, office, Role::viewer))
        answer_json(response, session_json(*member));
}

void delete_session(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    office.guard.sign_out(request);
    office.audit.add({member->name, "sign out", "", "done"}, Office::now());
    response.set_header("Set-Cookie", StaffGuard::no_cookie());
    response.status = 204;
}

} // namespace

void add_session_routes(Router& router, Office& office) {
    router.post("/api/v1/session", with_office(office, post_session));
    router.get("/api/v1/session", with_office(office, get_session));
    router.erase("/api/v1/session", with_office(office, delete_session));
}

} // namespace liaison::county
