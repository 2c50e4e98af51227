// Who of the staff may do what, for how long, and what is written down of it.
#include <nlohmann/json.hpp>
#include <oath.h>

#include "catch.hpp"
#include "county/staff_guard.hpp"
#include "county/totp.hpp"
#include "county_support/county_process.hpp"
#include "county_support/samples.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
using namespace std::chrono_literals;
using county::Role;
using nlohmann::json;

namespace {

struct Desk {
    TemporaryFolder folder;
    TestDatabase test_database;
    std::string place =
        test_database.place().empty() ? (folder.path() / "county.sqlite").string() : test_database.place();
    county::Database database{place, 2s};
    county::StaffBook staff{database};
    county::AttemptLimiter attempts{database};
    county::StaffGuard guard{staff, attempts};
    domain::WallTime now = some_moment;

    Desk() { staff.put("clerk", "password-1", Role::clerk); }
    county::SignedIn sign_in(const std::string& password, const std::string& totp = "") {
        return guard.sign_in({"clerk", password, totp}, now);
    }
    bool is_in(const std::string& token) { return staff.in_session(token, now).has_value(); }
};

std::string code_at(const std::string& secret, domain::WallTime moment) {
    const auto key = domain::from_base32(secret).value();
    char code[7] = {};
    oath_totp_generate(reinterpret_cast<const char*>(key.data()), key.size(),
                       std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count(), 30, 0, 6,
                       code);
    return code;
}

} // namespace

TEST_CASE("a session ends after half an hour of nothing, after twelve hours, and with its sign-out") {
    Desk desk;
    const std::string token = desk.sign_in("password-1").token;
    REQUIRE(token.size() == 64);
    CHECK(desk.is_in(token));
    CHECK_FALSE(desk.is_in(token.substr(1)));
    for (int half_hours = 1; half_hours < 24; ++half_hours) { // somebody who works all day
        desk.now += 29min + 59s;
        CHECK(desk.is_in(token));
    }
    desk.now = some_moment + 12h;
    CHECK_FALSE(desk.is_in(token));

    const std::string idle = desk.sign_in("password-1").token;
    desk.now += 30min;
    CHECK_FALSE(desk.is_in(idle));
    const std::string left = desk.sign_in("password-1").token;
    desk.staff.end_session(left);
    CHECK_FALSE(desk.is_in(left));
    const std::string changed = desk.sign_in("password-1").token;
    desk.staff.put("clerk", "password-2", std::nullopt);
    CHECK_FALSE(desk.is_in(changed));
    CHECK(desk.staff.find("clerk")->role == Role::clerk); // as before
    CHECK(desk.sign_in("password-1").status == 401);
    const std::string removed = desk.sign_in("password-2").token;
    CHECK(desk.staff.remove("clerk"));
    CHECK_FALSE(desk.is_in(removed));
}

TEST_CASE("another server process knows the session, and the attempts") {
    Desk desk;
    county::Database other_database(desk.place, 2s);
    county::StaffBook other_staff(other_database);
    county::AttemptLimiter other_attempts(other_database);
    county::StaffGuard other(other_staff, other_attempts);
    const std::string token = desk.sign_in("password-1").token;
    CHECK(other_staff.in_session(token, desk.now).value().name == "clerk");
    for (int i = 0; i < 5; ++i) {
        CHECK(desk.sign_in("wrong").status == 401);
        CHECK(other.sign_in({"clerk", "wrong", ""}, desk.now).status == 401);
    }
    CHECK(desk.sign_in("password-1").status == 429);
    CHECK(other.sign_in({"clerk", "password-1", ""}, desk.now).retry_after == 300);
    desk.staff.put("other", "password-1", Role::viewer);
    CHECK(desk.guard.sign_in({"other", "password-1", ""}, desk.now).status == 201); // a name of its own
    desk.now += 5min;
    CHECK(desk.sign_in("password-1").status == 201);
}

TEST_CASE("guessing many names is slowed down as well") {
    Desk desk;
    for (int i = 0; i < 300; ++i)
        desk.attempts.failed("sign in of all", desk.now);
    CHECK(desk.sign_in("password-1").status == 429);
}

TEST_CASE("a one-time password is needed where there is one, is the RFC's, and counts once") {
    // RFC 6238, appendix B: its secret is "12345678901234567890"; the last six of eight digits
    const std::string known = domain::to_base32(
        {'1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0'});
    const auto at = [](std::int64_t seconds) { return domain::WallTime{std::chrono::seconds{seconds}}; };
    CHECK(county::matching_totp_step(known, "287082", at(59)) == 1);
    CHECK(county::matching_totp_step(known, "081804", at(1111111109)) == 37037036);
    CHECK(county::matching_totp_step(known, "081804", at(1111111109 + 90)) == std::nullopt);
    CHECK(county::matching_totp_step(known, "28708", at(59)) == std::nullopt);
    CHECK(county::matching_totp_step(known, "287082\n", at(59)) == std::nullopt);

    Desk desk;
    const std::string secret = county::new_totp_secret();
    CHECK(secret.size() == 32);
    REQUIRE(desk.staff.set_totp("clerk", secret));
    CHECK(desk.sign_in("password-1").status == 401);
    const std::string code = code_at(secret, desk.now);
    CHECK(desk.sign_in("wrong", code).status == 401); // and uses nothing up
    CHECK(desk.sign_in("password-1", code).status == 201);
    CHECK(desk.sign_in("password-1", code).status == 401);
    CHECK(desk.sign_in("password-1", code_at(secret, desk.now - 30s)).status == 401); // an older one
    desk.now += 30s;
    CHECK(desk.sign_in("password-1", code_at(secret, desk.now)).status == 201);
    REQUIRE(desk.staff.set_totp("clerk", std::nullopt));
    CHECK(desk.sign_in("password-1").status == 201);
    CHECK_FALSE(desk.staff.set_totp("nobody", secret));
}

TEST_CASE("each role may do its own and no more") {
    CountyProcess county;
    REQUIRE(county.publish(read_text(STATION_EXAMPLE)).exit_code == 0);
    const std::vector<std::string> roles{"viewer", "clerk", "publisher", "administrator"};
    for (const std::string& role : roles)
        county.add_staff(role, "password-1", role);
    county.start();
    const auto client = county.client();
    const std::string station = "/api/v1/stations/room-017";
    struct Row {
        const char* what;
        const char* method;
        std::string path;
        std::size_t least; // its place among the roles
    };
    const std::vector<Row> rows{
        {"read records", "GET", station + "/records", 0},
        {"read the network", "GET", "/api/v1/network", 0},
        {"read receptions", "GET", "/api/v1/receptions", 0},
        {"export receptions", "GET", "/api/v1/receptions.csv", 0},
        {"read opinions", "GET", "/api/v1/opinions", 0},
        {"read figures", "GET", "/api/v1/statistics", 0},
        {"urge an office", "POST", "/api/v1/opinions/00000000-0000-4000-8000-000000000001/supervision", 1},
        {"issue an appointment", "POST", station + "/appointments", 1},
        {"move an opinion on", "POST", station + "/opinions/00000000-0000-4000-8000-000000000001/events", 1},
        {"publish", "PUT", station + "/configuration", 2},
        {"make a code", "POST", station + "/enrolment-code", 3},
        {"revoke", "POST", station + "/revocation", 3},
        {"make an account", "PUT", "/api/v1/staff/somebody", 3},
        {"give one-time passwords", "POST", "/api/v1/staff/nobody/totp", 3},
        {"remove an account", "DELETE", "/api/v1/staff/nobody", 3},
        {"read the audit log", "GET", "/api/v1/audit", 3},
    };
    for (std::size_t place = 0; place < roles.size(); ++place) {
        const httplib::Headers headers = county.sign_in(roles[place], "password-1");
        for (const Row& row : rows) {
            INFO(roles[place] << ": " << row.what);
            httplib::Request request;
            request.method = row.method;
            request.path = row.path;
            request.headers = headers;
            request.headers.emplace("Content-Type", "application/json");
            if (request.method != "GET") request.body = "{}";
            const auto answer = client->send(request);
            REQUIRE(answer);
            CHECK((answer->status == 403) == (place < row.least));
        }
    }
}

TEST_CASE("what was done is written down, and nobody can take it back") {
    CountyProcess county;
    county.add_staff("clerk", "password-1", "clerk");
    county.start();
    const auto answer = county.client()->Put("/api/v1/stations/room-017/configuration",
                                             county.sign_in("clerk", "password-1"), "{}", "application/json");
    CHECK(answer->status == 403);
    const auto sql = open_store(county);
    const auto lines = county::select<std::string, std::string, std::string>(
        *sql, "SELECT who, action, outcome FROM audit ORDER BY number");
    using Line = std::tuple<std::string, std::string, std::string>;
    CHECK(lines == std::vector<Line>{{"command line", "put account", "clerk"},
                                     {"clerk", "sign in", "done"},
                                     {"clerk", "PUT /api/v1/stations/room-017/configuration",
                                      "refused: this needs the role publisher"}});
    CHECK(county.log().find("event=audit who=clerk action=\"sign in\"") != std::string::npos);
    for (const char* attack : {"UPDATE audit SET who = 'nobody'", "DELETE FROM audit"})
        CHECK_THROWS_AS(*sql << attack, soci::soci_error);
}

TEST_CASE("a port of their own for staff and for figures: each answers its own and nothing else") {
    CountyProcess county;
    county.add_staff("clerk", "password-1", "clerk");
    county.start({"--listen-staff", "127.0.0.1:0", "--listen-metrics", "127.0.0.1:0"});
    httplib::SSLClient staff("127.0.0.1", county.staff_port());
    staff.set_ca_cert_path(county.authority());
    staff.enable_server_certificate_verification(true);
    SSL_CTX_set_max_proto_version(staff.ssl_context(), TLS1_2_VERSION); // an old browser
    CHECK(staff.Get("/api/v1/session")->status == 401);
    CHECK(staff.Get("/api/v1/stations/room-017/news")->status == 404);
    CHECK(staff.Get("/metrics")->status == 404);
    CHECK(staff.Get("/healthz")->status == 200);
    const auto kiosk = county.client();
    CHECK(kiosk->Get("/")->status == 404);
    CHECK(kiosk->Get("/api/v1/session")->status == 404);
    CHECK(kiosk->Post("/api/v1/session", "{}", "application/json")->status == 404);
    CHECK(kiosk->Get("/api/v1/stations/room-017/news")->status == 401);
    const auto old_kiosk = county.client();
    SSL_CTX_set_max_proto_version(old_kiosk->ssl_context(), TLS1_2_VERSION);
    CHECK_FALSE(old_kiosk->Get("/healthz"));

    httplib::Client prometheus("127.0.0.1", county.metrics_port());
    CHECK(prometheus.Get("/api/v1/session")->status == 404);
    const auto figures = prometheus.Get("/metrics");
    REQUIRE(figures->status == 200);
    CHECK(figures->get_header_value("Content-Type") == "text/plain; version=0.0.4");
    const auto holds = [&](const std::string& line) { return figures->body.find(line) != std::string::npos; };
    CHECK(holds(R"(county_requests_total{method="GET",route="/api/v1/session",status="401"} 1)"));
    CHECK(holds(R"(county_requests_total{method="any",route="none",status="404"} )"));
    CHECK(holds(R"(county_request_seconds_bucket{method="GET",route="/healthz",le="0.2"} )"));
    CHECK_FALSE(holds("room-017"));
    CHECK(county.log().find("event=request method=GET route=/api/v1/session status=401 ms=") !=
          std::string::npos);
}
