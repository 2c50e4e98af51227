// Who of the staff is let in to what.
#include "county/answers.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

namespace {

bool changes_something(const Request& request) {
    return request.method != "GET";
}

// What is wrong with a request of somebody who is signed in; empty: nothing.
std::string refusal(const Request& request, const Member& member, Role least) {
    if (changes_something(request) && !StaffGuard::comes_from_our_pages(request))
        return "the request comes from another site";
    if (changes_something(request) && !StaffGuard::brings_token(request, member))
        return "the session's token is missing (X-CSRF-Token)";
    if (member.role < least) return std::string("this needs the role ") + to_string(least);
    return "";
}

void note_refusal(const Request& request, Office& office, const Member& member, const std::string& why) {
    office.audit.add({member.name, request.method + " " + request.path, "", "refused: " + why}, Office::now());
}

} // namespace

std::optional<Member> admitted_staff(const Request& request, Response& response, Office& office, Role least) {
    auto member = office.guard.member_of(request, Office::now());
    if (!member) {
        response.set_header("WWW-Authenticate", "Session realm=\"county\"");
        answer_error(response, 401, "sign in first");
        return std::nullopt;
    }
    const std::string why = refusal(request, *member, least);
    if (why.empty()) return member;
    note_refusal(request, office, *member, why);
    answer_error(response, 403, why);
    return std::nullopt;
}

bool is_json(const Request& request, Response& response) {
    if (request.get_header_value("Content-Type").starts_with(json_type)) return true;
    answer_error(response, 415, "the body must be application/json");
    return false;
}

} // namespace liaison::county
