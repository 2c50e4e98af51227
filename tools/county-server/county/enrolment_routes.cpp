#include "county/enrolment_routes.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/log.hpp"
#include "county/record_body.hpp"
#include "county/station_guard.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

constexpr std::int64_t most_of_address = 10; // failures within AttemptLimiter::window
constexpr std::int64_t most_of_all = 200;
constexpr const char* of_all = "enrolment of all";

std::string of_address(const Request& request) {
    return "enrolment from " + request.remote_address;
}

// False: it is answered here.
bool may_try(const Request& request, Response& response, Office& office) {
    auto wait = office.attempts.must_wait(of_address(request), most_of_address, Office::now());
    if (!wait) wait = office.attempts.must_wait(of_all, most_of_all, Office::now());
    if (!wait) return true;
    response.set_header("Retry-After", std::to_string(wait->count()));
    answer_error(response, 429, "too many attempts");
    return false;
}

void answer_not_enrolled(Response& response, const NotEnrolled& problem) {
    switch (problem.why) {
    case NotEnrolled::Why::wrong_code: return answer_error(response, 403, problem.text);
    case NotEnrolled::Why::wrong_request:
        return answer_error(response, 422, problem.text, "/certificate_request");
    case NotEnrolled::Why::too_many:
        response.set_header("Retry-After", "86400");
        return answer_error(response, 429, problem.text);
    }
}

void post_enrolment(const Request& request, Response& response, Office& office) {
    if (!may_try(request, response, office)) return;
    const json body = json::parse(request.body, nullptr, false);
    const std::string code = body.is_object() ? text_of(body, "code") : "";
    const std::string wish = body.is_object() ? text_of(body, "certificate_request") : "";
    if (code.empty() || wish.empty())
        return answer_error(response, 400, "expected: code, certificate_request (PKCS #10, PEM)");
    const auto enrolled = office.identities.enrol(code, wish, Office::now());
    if (!enrolled) {
        office.attempts.failed(of_address(request), Office::now());
        office.attempts.failed(of_all, Office::now());
        spdlog::warn("event=enrolment outcome=refused from={} reason={}", request.remote_address,
                     in_log(enrolled.error().text));
        return answer_not_enrolled(response, enrolled.error());
    }
    office.audit.add({"station", "enrol", enrolled->station, "done"}, Office::now());
    response.status = 201;
    response.set_content(json{{"station", enrolled->station}, {"certificate", enrolled->certificate}}.dump(),
                         json_type);
}

void post_certificate(const Request& request, Response& response, Office& office) {
    if (!is_station_by_certificate(request, response, office)) return;
    const json body = json::parse(request.body, nullptr, false);
    const std::string wish = body.is_object() ? text_of(body, "certificate_request") : "";
    if (wish.empty()) return answer_error(response, 400, "expected: certificate_request (PKCS #10, PEM)");
    const auto renewed = office.identities.renew(request.matches[1], wish, Office::now());
    if (!renewed) return answer_not_enrolled(response, renewed.error());
    office.audit.add({"station", "renew certificate", renewed->station, "done"}, Office::now());
    response.status = 201;
    response.set_content(json{{"certificate", renewed->certificate}}.dump(), json_type);
}

} // namespace

void add_enrolment_routes(Router& router, Office& office) {
    constexpr std::size_t most_bytes = 16 * 1024;
    router.post(
        "/api/v1/enrolment",
        [&](const Request& request, Response& response) { post_enrolment(request, response, office); },
        most_bytes);
    router.post(
        "/api/v1/stations/{station}/certificate",
        [&](const Request& request, Response& response) { post_certificate(request, response, office); },
        most_bytes);
}

} // namespace liaison::county
