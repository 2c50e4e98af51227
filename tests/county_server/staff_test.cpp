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
    json records(const std::string& query) {
        const auto answer = client->Get("/api/v1/stations/room-017/records?" + query, clerk);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return json::parse(answer->body).at("records");
    }
    void deliver(const domain::RecordBatch& batch) {
        const auto answer =
            kiosk->Post("/api/v1/stations/room-017/records", domain::to_json(batch), "application/json");
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
    }
    // As another site would have the browser send it.
    httplib::Headers without_token() {
        httplib::Headers headers = clerk;
        headers.erase("X-CSRF-Token");
        return headers;
    }
    httplib::Headers clerk_with(const std::string& key, const std::string& value) {
        return with(clerk, key, value);
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

TEST_CASE("numbers of documents are masked, whatever else a station sends") {
    Office office;
    office.deliver(sample_batch("room-017", 1, 10));
    domain::RecordBatch odd{"room-017", {sample_record(11), sample_record(12)}}; // bodies that nobody expects
    odd.records[0].body = R"({"name":{"a":["<b>"]},"number":17,"agreed_at":null})";
    odd.records[1].body = "{}";
    office.deliver(odd);
    const std::string text = office.records("after=0&limit=500").dump();
    CHECK(holds(text, "村口的路灯坏了两个月。"));
    CHECK(holds(text, "999*************1X"));
    CHECK_FALSE(holds(text, "99999919900101001X"));
    CHECK_FALSE(holds(office.records("before=0&limit=500").dump(), "99999919900101001X"));
}

TEST_CASE("who looks at a station's records sees the newest first, of one kind or of all, a page at a time") {
    Office office;
    office.deliver(sample_batch("room-017", 1, 12));
    const auto sequences = [&](const std::string& query) {
        std::vector<std::int64_t> numbers;
        for (const json& record : office.records(query))
            numbers.push_back(record.at("sequence").get<std::int64_t>());
        return numbers;
    };
    CHECK(sequences("before=0&limit=3") == std::vector<std::int64_t>{12, 11, 10});
    const auto row = office.records("before=0&limit=3").back().at("row").get<std::int64_t>();
    CHECK(sequences("limit=2&before=" + std::to_string(row)) == std::vector<std::int64_t>{9, 8});
    CHECK(sequences("before=0&kind=opinion") == std::vector<std::int64_t>{6});
    CHECK(sequences("before=0&kind=' OR '1'='1").empty());
    CHECK(sequences("after=0&limit=2") == std::vector<std::int64_t>{1, 2});
    CHECK(office.client->Get("/api/v1/stations/room-017/records?before=0&after=0", office.clerk)->status ==
          400);
    CHECK(office.client->Get("/api/v1/stations/room-017/records?before=-1", office.clerk)->status == 400);
}

TEST_CASE("another web site cannot make a browser change anything") {
    Office office;
    const std::string wish = R"({"deputy":"deputy-01","start":"2090-01-01T09:00:00Z"})";
    const char* path = "/api/v1/stations/room-017/appointments";
    const std::string host = "127.0.0.1:" + std::to_string(office.county.port());
    struct Row {
        const char* what;
        httplib::Headers headers;
        int status;
    };
    const std::vector<Row> rows{
        {"no token", office.without_token(), 403},
        {"a wrong token", Office::with(office.without_token(), "X-CSRF-Token", std::string(64, '0')), 403},
        {"another site by its origin", office.clerk_with("Origin", "https://evil.example"), 403},
        {"no origin at all", office.clerk_with("Origin", "null"), 403},
        {"the same host without TLS", office.clerk_with("Origin", "http://" + host), 403},
        {"another site by fetch metadata", office.clerk_with("Sec-Fetch-Site", "cross-site"), 403},
        {"a sister site", office.clerk_with("Sec-Fetch-Site", "same-site"), 403},
        {"our own page", office.clerk_with("Sec-Fetch-Site", "same-origin"), 201},
        {"our own page by its origin", office.clerk_with("Origin", "https://" + host), 201},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const auto answer = office.client->Post(path, row.headers, wish, "application/json");
        REQUIRE(answer);
        CHECK(answer->status == row.status);
    }
    // a page of another site can only send types that need no permission
    CHECK(office.client->Post(path, office.clerk, wish, "text/plain")->status == 415);
    // nor does the token count as a field of a form, which a page could make a browser send
    const std::string token = office.clerk.find("X-CSRF-Token")->second;
    CHECK(office.client->Post(path, office.without_token(), httplib::Params{{"form_token", token}})->status ==
          403);
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
