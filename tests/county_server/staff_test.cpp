#include <fstream>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "county_support/county_process.hpp"
#include "county_support/samples.hpp"
#include "domain/configuration.hpp"
#include "domain/visit_code.hpp"

using namespace liaison;
using namespace liaison::testing;
using nlohmann::json;

namespace {

struct Office {
    CountyProcess county;
    std::unique_ptr<httplib::SSLClient> client, kiosk;
    httplib::Headers clerk;

    Office() {
        county.add_staff("clerk", "password-1");
        REQUIRE(county.publish(read_text(STATION_EXAMPLE)).exit_code == 0);
        county.start();
        client = county.client();
        kiosk = county.kiosk("room-017");
        clerk = county.sign_in("clerk", "password-1");
    }
    httplib::Result sign_in(const json& wish, const httplib::Headers& headers = {}) {
        return client->Post("/api/v1/session", headers, wish.dump(), "application/json");
    }
    std::string page() {
        const auto answer = client->Get("/stations/room-017", clerk);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return answer->body;
    }
    std::string form_token() {
        const std::string markup = page(), start = "name=\"form_token\" value=\"";
        return markup.substr(markup.find(start) + start.size(), 64);
    }
    void deliver(const domain::RecordBatch& batch) {
        const auto answer =
            kiosk->Post("/api/v1/stations/room-017/records", domain::to_json(batch), "application/json");
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
    }
    // As a browser sends a form: the token is one of its fields.
    httplib::Headers browser() {
        httplib::Headers headers = clerk;
        headers.erase("X-CSRF-Token");
        return headers;
    }
    httplib::Headers clerk_with(const std::string& key, const std::string& value) {
        return with(clerk, key, value);
    }
    httplib::Headers browser_with(const std::string& key, const std::string& value) {
        return with(browser(), key, value);
    }
    static httplib::Headers with(httplib::Headers headers, const std::string& key, const std::string& value) {
        headers.emplace(key, value);
        return headers;
    }
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("staff need a name and its password, and guessing is slowed down") {
    Office office;
    const auto nobody = office.client->Get("/");
    REQUIRE(nobody);
    CHECK(nobody->status == 303);
    CHECK(nobody->get_header_value("Location") == "/login");
    const char* records = "/api/v1/stations/room-017/records";
    CHECK(office.client->Get(records)->status == 401);
    CHECK(office.kiosk->Get(records)->status == 401);
    CHECK(office.client->Get(records, basic("clerk", "password-1"))->status == 401);
    CHECK(office.client->Get(records, httplib::Headers{{"Cookie", "__Host-county=' OR '1'='1"}})->status ==
          401);
    CHECK(office.client->Get(records, office.clerk)->status == 200);
    CHECK(office.sign_in({{"name", "clerk' OR '1'='1"}, {"password", "x"}})->status == 401);
    int asked = 0;
    while (office.sign_in({{"name", "clerk"}, {"password", "guess-" + std::to_string(asked)}})->status == 401)
        REQUIRE(++asked < 20);
    CHECK(asked == 10);
    // not even the right one, until the time has passed
    const auto right = office.sign_in({{"name", "clerk"}, {"password", "password-1"}});
    CHECK(right->status == 429);
    CHECK(std::stoi(right->get_header_value("Retry-After")) > 200);
    CHECK(office.client->Get(records, office.clerk)->status == 200); // whoever is signed in goes on
    CHECK(office.client->Get("/readyz")->status == 200);             // kiosks and probes are not held up by it
    CHECK(office.kiosk->Get("/api/v1/stations/room-017/configuration?after=9")->status == 204);
}

TEST_CASE("pages load nothing from elsewhere and may not be framed") {
    Office office;
    const auto answer = office.client->Get("/", office.clerk);
    const std::string policy = answer->get_header_value("Content-Security-Policy");
    CHECK(holds(policy, "default-src 'none'"));
    CHECK(holds(policy, "frame-ancestors 'none'"));
    CHECK_FALSE(holds(policy, "unsafe"));
    for (const std::string& markup : {answer->body, office.page()}) {
        CHECK_FALSE(holds(markup, "<script"));
        CHECK_FALSE(holds(markup, " style="));
        CHECK_FALSE(holds(markup, "src=\""));
    }
}

TEST_CASE("a call for the keeper is seen among the stations until it is over") {
    Office office;
    const auto list = [&] { return office.client->Get("/", office.clerk)->body; };
    domain::KeeperCall call{.id = uuid(5), .called_at = some_moment, .from = domain::CalledFrom::citizen};
    const auto deliver = [&](std::int64_t sequence) {
        auto record = sample_record(sequence);
        record.kind = domain::RecordKind::keeper_call;
        record.body = domain::record_body(call);
        office.deliver({"room-017", {record}});
    };
    const std::string mark = "<strong class=\"bad\">2026-11-2"; // the moment of the call
    CHECK_FALSE(holds(list(), mark));
    deliver(1);
    CHECK(holds(list(), mark));
    CHECK(holds(office.page(), "呼叫中"));
    call.state = domain::KeeperCallState::answered;
    call.ended_at = some_moment + std::chrono::minutes{2};
    deliver(2);
    CHECK_FALSE(holds(list(), mark));
    CHECK(holds(office.page(), "联络员已到"));
    auto odd = sample_record(3); // whatever a station sends is shown as text
    odd.kind = domain::RecordKind::keeper_call;
    odd.body = R"({"state":"called","called_at":"<script>","from":{"a":1}})";
    office.deliver({"room-017", {odd}});
    CHECK_FALSE(holds(list() + office.page(), "<script>"));
    CHECK(holds(list(), "&lt;script&gt;"));
}

TEST_CASE("whatever a station sends is shown as text, numbers masked") {
    Office office;
    const std::string evil = "<script>alert('1')</script>\"><img src=x onerror=alert(2)>&amp;";
    domain::RecordBatch batch = sample_batch("room-017", 1, 4);
    for (auto& record : batch.records) {
        json body = json::parse(record.body);
        for (auto& [key, value] : body.items())
            if (value.is_string() && key != "number") value = evil;
        record.body = body.dump();
    }
    office.deliver(batch);
    office.deliver(sample_batch("room-017", 5, 10));
    domain::RecordBatch odd{"room-017", {sample_record(11), sample_record(12)}}; // bodies that nobody expects
    odd.records[0].body = R"({"name":{"a":["<b>"]},"number":17,"agreed_at":null})";
    odd.records[1].body = "{}";
    office.deliver(odd);
    const std::string markup = office.page();
    CHECK_FALSE(holds(markup, "<script"));
    CHECK_FALSE(holds(markup, "<img"));
    CHECK_FALSE(holds(markup, "<b>"));
    CHECK(holds(markup, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&gt;&lt;img"));
    CHECK(holds(markup, "村口的路灯坏了两个月。"));
    CHECK(holds(markup, "999*************1X"));
    CHECK_FALSE(holds(markup, "99999919900101001X"));
    const auto records =
        office.client->Get("/api/v1/stations/room-017/records?after=0&limit=500", office.clerk);
    CHECK_FALSE(holds(records->body, "99999919900101001X"));
}

TEST_CASE("a form publishes the next version, and shows where a document is wrong") {
    Office office;
    const std::string form_token = office.form_token();
    json document = json::parse(read_text(STATION_EXAMPLE));
    document["notices"][0]["zh"] = "</textarea><script>alert(1)</script>";
    const auto post = [&](const std::string& text) {
        return office.client->Post("/stations/room-017/configuration", office.browser(),
                                   httplib::Params{{"form_token", form_token}, {"document", text}});
    };
    const auto good = post(document.dump(2));
    REQUIRE(good);
    CHECK(good->status == 200);
    CHECK(holds(good->body, "已发布，版本 2"));
    CHECK_FALSE(holds(good->body, "<script"));

    document["roster"][3]["deputy"] = "nobody";
    const auto bad = post(document.dump(2));
    REQUIRE(bad);
    CHECK(bad->status == 422);
    CHECK(holds(bad->body, "/roster/3/deputy: no deputy has the id &quot;nobody&quot;"));
    CHECK(holds(bad->body, "&quot;deputy&quot;: &quot;nobody&quot;")); // what was typed is still there
    CHECK(post("</textarea><script>alert(1)</script>")->status == 422);
    CHECK(office.kiosk->Get("/api/v1/stations/room-017/configuration?after=2")->status == 204);
}

TEST_CASE("another web site cannot make a browser change anything") {
    Office office;
    const std::string form_token = office.form_token();
    const auto form = [&](const std::string& token_sent) {
        return httplib::Params{
            {"form_token", token_sent}, {"deputy", "deputy-01"}, {"start", "2090-01-01T09:00"}};
    };
    const std::string host = "127.0.0.1:" + std::to_string(office.county.port());
    struct Row {
        const char* what;
        std::string token;
        httplib::Headers headers;
        int status;
    };
    const std::vector<Row> rows{
        {"no token", "", office.browser(), 403},
        {"a wrong token", std::string(64, '0'), office.browser(), 403},
        {"another site by its origin", form_token, office.browser_with("Origin", "https://evil.example"), 403},
        {"no origin at all", form_token, office.browser_with("Origin", "null"), 403},
        {"the same host without TLS", form_token, office.browser_with("Origin", "http://" + host), 403},
        {"another site by fetch metadata", form_token, office.browser_with("Sec-Fetch-Site", "cross-site"),
         403},
        {"a sister site", form_token, office.browser_with("Sec-Fetch-Site", "same-site"), 403},
        {"our own page", form_token, office.browser_with("Sec-Fetch-Site", "same-origin"), 200},
        {"our own page by its origin", form_token, office.browser_with("Origin", "https://" + host), 200},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const auto answer =
            office.client->Post("/stations/room-017/appointments", row.headers, form(row.token));
        REQUIRE(answer);
        CHECK(answer->status == row.status);
    }
    // the JSON side: the token is a header, which no form can send
    CHECK(office.client
              ->Post("/api/v1/stations/room-017/appointments", office.browser(), "{}", "application/json")
              ->status == 403);
    // and a page of another site can only send types that need no permission
    const std::string wish = R"({"deputy":"deputy-01","start":"2090-01-01T09:00:00Z"})";
    const char* path = "/api/v1/stations/room-017/appointments";
    CHECK(office.client->Post(path, office.clerk, wish, "text/plain")->status == 415);
    CHECK(office.client->Post(path, office.clerk_with("Sec-Fetch-Site", "cross-site"), wish, "application/json")
              ->status == 403);
    CHECK(office.client
              ->Put("/api/v1/stations/room-017/configuration", office.clerk_with("Origin", "https://evil"),
                    "{}", "application/json")
              ->status == 403);
}

TEST_CASE("an issued appointment is a code that the kiosk believes") {
    Office office;
    const auto answer = office.client->Post(
        "/api/v1/stations/room-017/appointments", office.clerk,
        R"({"deputy":"deputy-02","start":"2090-01-01T09:30:00+08:00","minutes":30})", "application/json");
    REQUIRE(answer);
    REQUIRE(answer->status == 201);
    const json issued = json::parse(answer->body);
    const auto start = domain::parse_wall_time("2090-01-01T01:30:00.000Z").value();
    const auto read =
        domain::read_visit_code(issued.at("code").get<std::string>(),
                                first_root_of(office.county).appointment_key(), "room-017", start);
    REQUIRE(read);
    const auto& code = std::get<domain::AppointmentCode>(*read);
    CHECK(code.appointment_id == issued.at("appointment_id").get<std::string>());
    CHECK(code.deputy_id == "deputy-02");
    CHECK(code.start == start);
    CHECK(code.end == start + std::chrono::minutes{30});

    const auto shown = office.client->Post("/stations/room-017/appointments", office.clerk,
                                           httplib::Params{{"form_token", office.form_token()},
                                                           {"deputy", "deputy-01"},
                                                           {"start", "2090-01-01T09:30"},
                                                           {"minutes", "20"}});
    CHECK(holds(shown->body, "<svg"));
    CHECK(holds(shown->body, "LZ1A:"));
    CHECK(holds(shown->body, "2090-01-01 09:30"));

    for (const char* bad :
         {R"({"deputy":"deputy-01","start":"2000-01-01T09:30:00Z"})",
          R"({"deputy":"","start":"2090-01-01T09:30:00Z"})", R"({"deputy":"deputy-01","start":"tomorrow"})",
          R"({"deputy":"nobody","start":"2090-01-01T09:30:00Z"})",
          R"({"deputy":"deputy-01","start":"2090-01-01T09:30:00Z","minutes":100000})",
          R"({"deputy":"deputy-01","start":"2090-01-01T09:30:07Z"})"}) {
        INFO(bad);
        CHECK(
            office.client->Post("/api/v1/stations/room-017/appointments", office.clerk, bad, "application/json")
                ->status == 422);
    }
}
