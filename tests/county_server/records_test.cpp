#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "county/sql.hpp"
#include "county_support/county_process.hpp"
#include "county_support/samples.hpp"
#include "domain/personal.hpp"
#include "domain/station_health.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
using nlohmann::json;

namespace {

constexpr const char* path = "/api/v1/stations/room-017/records";

struct Running {
    CountyProcess county;
    std::unique_ptr<httplib::SSLClient> client, kiosk;

    Running() {
        county.start();
        connect();
    }
    void connect() {
        client = county.client();
        kiosk = county.kiosk("room-017");
    }
    httplib::Result post(const std::string& body) { return kiosk->Post(path, body, "application/json"); }
    domain::BatchAnswer deliver(const domain::RecordBatch& batch) {
        const auto answer = post(domain::to_json(batch));
        REQUIRE(answer);
        INFO(answer->body);
        REQUIRE(answer->status == 200);
        return domain::parse_answer(answer->body).value();
    }
};

} // namespace

TEST_CASE("records are stored once, whatever is sent again") {
    Running running;
    const auto first = running.deliver(sample_batch("room-017", 1, 5));
    REQUIRE(first.results.size() == 5);
    for (const auto& result : first.results)
        CHECK(result.outcome == domain::RecordOutcome::stored);
    CHECK(first.configuration_version == 0);

    const auto again = running.deliver(sample_batch("room-017", 3, 7)); // three old ones, two new ones
    REQUIRE(again.results.size() == 5);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(again.results[i].outcome ==
              (i < 3 ? domain::RecordOutcome::duplicate : domain::RecordOutcome::stored));
    CHECK(running.county.log().find("station=room-017 stored=5 duplicate=0 refused=0") != std::string::npos);
    CHECK(running.county.log().find("station=room-017 stored=2 duplicate=3 refused=0") != std::string::npos);
}

TEST_CASE("the same id or sequence with another content is refused, logged, and stops nothing else") {
    Running running;
    running.deliver(sample_batch("room-017", 1, 2));
    struct Row {
        const char* what;
        std::function<void(domain::WireRecord&)> change;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"another body", [](auto& r) { r.body = R"({"text":"another"})"; },
         "this id is stored with another content"},
        {"another kind", [](auto& r) { r.kind = domain::RecordKind::ticket; },
         "this id is stored with another content"},
        {"another time", [](auto& r) { r.recorded_at += std::chrono::milliseconds{1}; },
         "this id is stored with another content"},
        {"another id", [](auto& r) { r.id = uuid(999); }, "this sequence is stored with another record"},
    };
    std::int64_t fresh = 10;
    for (const Row& row : rows) {
        INFO(row.what);
        domain::RecordBatch batch{"room-017", {sample_record(1), sample_record(++fresh)}};
        row.change(batch.records.front());
        const auto answer = running.deliver(batch);
        CHECK(answer.results.at(0).outcome == domain::RecordOutcome::refused);
        CHECK(answer.results.at(0).reason == row.reason);
        CHECK(answer.results.at(1).outcome == domain::RecordOutcome::stored);
    }
    CHECK(running.county.log().find("sequence=1 reason=\"this id is stored") != std::string::npos);
    // what was stored first is untouched
    CHECK(running.deliver(sample_batch("room-017", 1, 2)).results.at(0).outcome ==
          domain::RecordOutcome::duplicate);
}

TEST_CASE("an id of another station is refused") {
    Running running;
    running.deliver(sample_batch("room-017", 1, 1));
    const auto answer = running.county.kiosk("room-018")
                            ->Post("/api/v1/stations/room-018/records",
                                   domain::to_json(sample_batch("room-018", 1, 1)), "application/json");
    REQUIRE(answer);
    CHECK(domain::parse_answer(answer->body)->results.at(0).outcome == domain::RecordOutcome::refused);
}

TEST_CASE("what is not a batch is refused with one sentence") {
    Running running;
    const auto with = [](const char* key, json value) {
        json batch = json::parse(domain::to_json(sample_batch("room-017", 1, 1)));
        batch["records"][0][key] = std::move(value);
        return batch.dump();
    };
    struct Row {
        const char* what;
        std::string body;
        int status;
    };
    json out_of_order = json::parse(domain::to_json(sample_batch("room-017", 1, 2)));
    std::swap(out_of_order["records"][0], out_of_order["records"][1]);
    const std::vector<Row> rows{
        {"nothing", "", 400},
        {"no JSON", "<html>", 400},
        {"a list", "[]", 400},
        {"cut in the middle", domain::to_json(sample_batch("room-017", 1, 1)).substr(0, 60), 400},
        {"records are a number", R"({"station":"room-017","records":5})", 400},
        {"nested without end", R"({"station":"room-017","records":[{"body":)" + std::string(100'000, '['), 400},
        {"sequence nought", with("sequence", 0), 400},
        {"sequence a text", with("sequence", "1"), 400},
        {"sequence with a fraction", with("sequence", 1.5), 400},
        {"sequence beyond 64 bits", with("sequence", 1e300), 400},
        {"sequence beyond 63 bits", with("sequence", 18446744073709551615ULL), 400},
        {"id no UUID", with("id", "1; DROP TABLE record"), 400},
        {"unknown kind", with("kind", "gossip"), 400},
        {"no such time", with("recorded_at", "2026-02-30T00:00:00.000Z"), 400},
        {"body a list", with("body", json::array()), 400},
        {"body too large", with("body", {{"text", std::string(domain::max_record_bytes, 'x')}}), 400},
        {"another station", domain::to_json(sample_batch("room-018", 1, 1)), 422},
        {"out of order", out_of_order.dump(), 422},
        {"too many records", domain::to_json(sample_batch("room-017", 1, 201)), 400},
        {"larger than a batch", std::string(domain::max_batch_bytes + 1, ' '), 413},
        {"larger than anything", std::string(6 * domain::max_batch_bytes, ' '), 413},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        auto kiosk = running.county.kiosk("room-017"); // a refused body may cost the connection
        const auto answer = kiosk->Post(path, row.body, "application/json");
        REQUIRE(answer);
        CHECK(answer->status == row.status);
        CHECK_FALSE(json::parse(answer->body).at("error").get<std::string>().empty());
    }
    CHECK(running.deliver(sample_batch("room-017", 1, 1)).results.at(0).outcome ==
          domain::RecordOutcome::stored);
}

TEST_CASE("only the station's own certificate speaks for it") {
    Running running;
    CountyProcess elsewhere;
    const std::string body = domain::to_json(sample_batch("room-017", 1, 1));
    struct Row {
        const char* what;
        std::unique_ptr<httplib::SSLClient> client;
        httplib::Headers headers;
        int status;
    };
    std::vector<Row> rows;
    rows.push_back({"no certificate", running.county.client(), {}, 401});
    rows.push_back({"a token instead", running.county.client(), {{"Authorization", "Bearer x"}}, 401});
    rows.push_back({"a password instead", running.county.client(), basic("room-017", "x"), 401});
    const std::string foreign = elsewhere.identity("room-017");
    rows.push_back({"another county's", running.county.client_with(foreign, foreign), {}, 401});
    rows.push_back({"another station's", running.county.kiosk("room-018"), {}, 403});
    rows.push_back({"its own", running.county.kiosk("room-017"), {}, 200});
    for (const Row& row : rows) {
        INFO(row.what);
        const auto answer = row.client->Post(path, row.headers, body, "application/json");
        REQUIRE(answer);
        CHECK(answer->status == row.status);
        const auto asked = row.client->Get("/api/v1/stations/room-017/configuration?after=0", row.headers);
        REQUIRE(asked);
        CHECK(asked->status == (row.status == 200 ? 204 : row.status));
    }
    REQUIRE(running.county.run({"revoke", "--station", "room-017"}).exit_code == 0);
    CHECK(running.post(body)->status == 403);
}

TEST_CASE("text that looks like SQL or markup stays the text that it is") {
    Running running;
    running.county.add_staff("clerk", "password-1");
    const std::string evil = "'; DROP TABLE record; --\" <script>alert(1)</script> %00 \\u0000";
    domain::RecordBatch batch{"room-017", {sample_record(4)}};
    json body = json::parse(batch.records[0].body);
    body["text"] = evil;
    batch.records[0].body = body.dump();
    running.deliver(batch);
    const auto records =
        running.client->Get(std::string(path) + "?after=0", running.county.sign_in("clerk", "password-1"));
    REQUIRE(records);
    REQUIRE(records->status == 200);
    CHECK(json::parse(records->body).at("records").at(0).at("body").at("text") == evil);
}

TEST_CASE("a store that cannot write says so and asks to come again") {
    Running running;
    auto blocker = open_store(running.county);
    *blocker << (running.county.store().server() ? "BEGIN; LOCK TABLE record" : "BEGIN IMMEDIATE");
    const auto refused = running.post(domain::to_json(sample_batch("room-017", 1, 1)));
    REQUIRE(refused);
    CHECK(refused->status == 503);
    CHECK(refused->get_header_value("Retry-After") == "10");
    *blocker << "ROLLBACK";
    CHECK(running.deliver(sample_batch("room-017", 1, 1)).results.at(0).outcome ==
          domain::RecordOutcome::stored);
}

TEST_CASE("what was answered is there after the server was killed, and a stop is graceful") {
    Running running;
    running.deliver(sample_batch("room-017", 1, 50));
    running.county.kill();
    running.county.start();
    running.connect();
    for (const auto& result : running.deliver(sample_batch("room-017", 1, 50)).results)
        CHECK(result.outcome == domain::RecordOutcome::duplicate);
    CHECK(running.county.stop() == 0);
}

TEST_CASE("what a kiosk sealed is stored, shown and found again as it was, and comes once like any other") {
    Running running;
    running.county.add_staff("clerk", "password-1");
    const auto key =
        domain::SealingKey::from_pem(read_text(running.county.data() + "/county-sealing-public.pem"));
    REQUIRE(key);
    const auto open = sample_batch("room-017", 1, 16);
    domain::RecordBatch sealed = open;
    for (auto& record : sealed.records)
        record.body = domain::seal_body(*key, {"room-017", record.id, record.kind}, record.body);
    CHECK(domain::to_json(sealed).find("999999") == std::string::npos);
    for (const auto& result : running.deliver(sealed).results)
        CHECK(result.outcome == domain::RecordOutcome::stored);
    const auto kept =
        county::select<std::string>(*open_store(running.county), "SELECT body FROM record ORDER BY sequence");
    REQUIRE(kept.size() == open.records.size());
    for (std::size_t i = 0; i < kept.size(); ++i)
        CHECK(std::get<0>(kept[i]) == open.records[i].body);
    const auto shown =
        running.client->Get(std::string(path) + "?after=0", running.county.sign_in("clerk", "password-1"));
    REQUIRE(shown);
    CHECK(shown->body.find("村口的路灯坏了两个月。") != std::string::npos);
    for (const auto& batch : {sealed, open}) // a kiosk that sealed nothing yet, too
        for (const auto& result : running.deliver(batch).results)
            CHECK(result.outcome == domain::RecordOutcome::duplicate);
    CHECK(running.county.log().find("999999") == std::string::npos);
}

TEST_CASE(
    "a record whose seal does not open is refused with the reason, kept as it came, and stops nothing else") {
    Running running;
    const auto key =
        domain::SealingKey::from_pem(read_text(running.county.data() + "/county-sealing-public.pem")).value();
    const auto other = domain::OpeningKey::generate(domain::SealingSuite::hpke_x25519);
    auto batch = sample_batch("room-017", 1, 4);
    const auto seal = [&](std::size_t i, const domain::SealingKey& with, const std::string& station) {
        auto& record = batch.records[i];
        record.body = domain::seal_body(with, {station, record.id, record.kind}, record.body);
    };
    seal(0, key, "room-018"); // another station's
    seal(1, other.sealing_key(), "room-017");
    batch.records[2].body = R"({"sealed":"no base64"})";
    const auto results = running.deliver(batch).results;
    CHECK(results.at(0).reason.find("another record") != std::string::npos);
    CHECK(results.at(1).reason.find("sealed to another key") != std::string::npos);
    CHECK(results.at(2).reason.find("not base64") != std::string::npos);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(results.at(i).outcome == domain::RecordOutcome::refused);
    CHECK(results.at(3).outcome == domain::RecordOutcome::stored);
    const auto kept = county::select<std::string>(*open_store(running.county),
                                                  "SELECT body FROM refused_record ORDER BY sequence");
    REQUIRE(kept.size() == 3);
    for (std::size_t i = 0; i < kept.size(); ++i)
        CHECK(std::get<0>(kept[i]) == batch.records[i].body);
}

TEST_CASE("when it happened is told by the county's clock, and how a station is by its newest sample") {
    Running running;
    auto batch = sample_batch("room-017", 1, 18); // two samples of health: 9 and 18
    batch.clock = {batch.records[0].clock.boot, std::chrono::hours{2}};
    batch.records[1].clock = {"00000000000000d6", std::chrono::seconds{1}, std::chrono::hours{-3}};
    const auto before = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    for (const auto& result : running.deliver(batch).results)
        CHECK(result.outcome == domain::RecordOutcome::stored);
    const auto sql = open_store(running.county);
    const auto times = county::select<std::string>(*sql, "SELECT happened_at FROM record ORDER BY sequence");
    const auto first = domain::parse_wall_time(std::get<0>(times.at(0))).value();
    CHECK(std::chrono::abs(first - (before - std::chrono::hours{2})) < std::chrono::minutes{1});
    CHECK(std::get<0>(times.at(1)) ==
          domain::format_wall_time(batch.records[1].recorded_at - std::chrono::hours{3}));

    auto late = sample_batch("room-017", 19, 27).records;
    late.back().body = domain::dropped_health_body();
    for (const auto& result : running.deliver({"room-017", late}).results)
        CHECK(result.outcome == domain::RecordOutcome::stored);
    auto again = batch.records[8]; // sent before, and gave way at the station since
    again.body = domain::dropped_health_body();
    CHECK(running.deliver({"room-017", {again}}).results.at(0).outcome == domain::RecordOutcome::duplicate);
    const auto health =
        county::select<std::int64_t, std::string>(*sql, "SELECT sequence, body FROM station_health");
    REQUIRE(health.size() == 1);
    CHECK(std::get<0>(health.front()) == 18);
    CHECK(std::get<1>(health.front()) == batch.records[17].body);
}

TEST_CASE("a reception as kiosks sent it before there were opinions is taken and shown") {
    Running running;
    running.county.add_staff("clerk", "password-1");
    domain::RecordBatch batch{"room-017", {sample_record(4), sample_record(6)}};
    REQUIRE(batch.records[1].kind == domain::RecordKind::opinion);
    batch.records[0].body = R"({"reception_id":"00000000-0000-4000-8000-000000000009",
        "ticket_id":"00000000-0000-4000-8000-000000000008","check_in_id":"00000000-0000-4000-8000-000000000007",
        "deputy":"deputy-01","begun_at":"2026-11-24T01:30:00.000Z","ended_at":"2026-11-24T01:45:00.000Z",
        "category":"roads-water","text":"旧的日志","result":"passed_on"})";
    for (const auto& result : running.deliver(batch).results)
        CHECK(result.outcome == domain::RecordOutcome::stored);
    const auto shown =
        running.client->Get(std::string(path) + "?after=0", running.county.sign_in("clerk", "password-1"));
    REQUIRE(shown);
    CHECK(shown->body.find("旧的日志") != std::string::npos);
    CHECK(shown->body.find("村口的路灯坏了两个月。") != std::string::npos);
}
