#include "county/enrolment_routes.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/kiosk_routes.hpp"
#include "domain/json_reader.hpp"

namespace liaison::county {

namespace {

struct Wish {
    std::string code;
    std::string request;
};

tl::expected<Wish, std::string> read_wish(const std::string& body, bool with_code) {
    return domain::read_json<Wish>(body, [&](domain::JsonReader reader) {
        Wish wish;
        if (with_code) wish.code = reader.member("code").text(40);
        wish.request = reader.member("certificate_request").document(8 * 1024);
        reader.no_other_members();
        return wish;
    });
}

constexpr const char* no_request =
    "not a certificate request (PKCS#10, PEM) for a P-256 key, signed with that key";

// Failures within AttemptLimiter::window.
constexpr std::int64_t most_from_one = 10, most_from_all = 200;
constexpr const char* from_all = "enrolment from all";

std::string from(const Request& request) {
    return "enrolment from " + request.remote_address;
}

void post_enrolment(const Request& request, Response& response, Office& office) {
    const auto now = Office::now();
    auto wait = office.attempts.must_wait(from(request), most_from_one, now);
    if (!wait) wait = office.attempts.must_wait(from_all, most_from_all, now);
    if (wait) {
        response.set_header("Retry-After", std::to_string(wait->count()));
        return answer_error(response, 429, "too many attempts");
    }
    const auto wish = read_wish(request.body, true);
    if (!wish) return answer_error(response, 400, wish.error());
    const auto enrolled = office.certificates.enrol(wish->code, wish->request, now);
    if (!enrolled && enrolled.error() == EnrolmentRefusal::request)
        return answer_error(response, 422, no_request);
    if (!enrolled) {
        office.attempts.failed(from(request), now);
        office.attempts.failed(from_all, now);
        spdlog::warn("event=enrolment outcome=refused from={}", request.remote_address);
        return answer_error(response, 403, "this code was not given out, or it was used, or it is too old");
    }
    office.audit.add(
        {"station", enrolled->again ? "ask for the certificate again" : "enrol", enrolled->station, "done"},
        now);
    answer_json(response, {{"station", enrolled->station}, {"certificate", enrolled->certificate}}, 201);
}

void post_certificate(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    if (!is_allowed(request, response, office, station)) return;
    if (request.station.empty())
        return answer_error(response, 403, "only a certificate is exchanged for another");
    const auto wish = read_wish(request.body, false);
    if (!wish) return answer_error(response, 400, wish.error());
    const auto certificate = office.certificates.renew(station, wish->request, Office::now());
    if (!certificate) return answer_error(response, 422, no_request);
    office.audit.add({"station", "renew certificate", station, "done"}, Office::now());
    answer_json(response, {{"certificate", *certificate}}, 201);
}

} // namespace

void add_enrolment_routes(Router& router, Office& office) {
    router.post("/api/v1/enrolment", with_office(office, post_enrolment));
    router.post("/api/v1/stations/{station}/certificate", with_office(office, post_certificate));
}

} // namespace liaison::county
