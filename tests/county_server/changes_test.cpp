// Changes of configurations from their proposal to their end, over HTTP with the real program and stations that
// poll as kiosks do.
#include "catch.hpp"
#include "county/sql.hpp"
#include "county_support/fleet.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
using nlohmann::json;

namespace {

const json notices = {{{"zh", "停电通知：周三上午停电。"}}};

json wish(const json& stations, const json& sections) {
    return {{"title", "周三停电"}, {"stations", stations}, {"sections", sections}, {"watch_minutes", 0}};
}

std::vector<std::string> told(const json& change) {
    std::vector<std::string> lines;
    for (const json& line : change.at("history"))
        lines.push_back(line.at("who").get<std::string>() + " " + line.at("what").get<std::string>());
    return lines;
}

std::string path(const std::string& id, const std::string& deed) {
    return "/api/v1/changes/" + id + "/" + deed;
}

} // namespace

TEST_CASE("a change goes out stage by stage as stations run it, and touches nothing else") {
    Fleet fleet(3);
    fleet.county.start();
    json proposal = wish({"room-1", "room-2", "room-3"}, {{"notices", notices}});
    proposal["stages"] = {{"room-2"}, {"room-1", "room-3"}};
    proposal["based_on"] = {{"room-1", 1}};
    const std::string id = fleet.propose(proposal);
    json change = fleet.change(id);
    CHECK(change["state"] == "proposed");
    CHECK(change["before"]["room-1"]["notices"].size() == 3);
    CHECK(fleet.newest_version("room-2") == 1);

    change = fleet.expect(200, "publisher", "POST", path(id, "approval"));
    CHECK(change["state"] == "rolling_out");
    CHECK(Fleet::state_at(change, "room-2") == "published");
    CHECK(Fleet::state_at(change, "room-1") == "waiting");
    CHECK(fleet.fetch_and_run("room-2") == 2);
    change =
        fleet.change_when(id, [](const json& now) { return Fleet::state_at(now, "room-1") == "published"; });
    CHECK(change["stage"] == 1);
    CHECK(fleet.fetch_and_run("room-1") == 2); // room-3 is silent, and holds nobody up
    change = fleet.change_in_state(id, "done");
    CHECK(Fleet::state_at(change, "room-3") == "published");
    CHECK(told(change) == std::vector<std::string>{"clerk proposed", "publisher approved",
                                                   "rollout stage_published", "rollout stage_published",
                                                   "rollout done"});
    CHECK(fleet.fetch_and_run("room-3") == 2);
    CHECK(Fleet::state_at(fleet.change(id), "room-3") == "running");

    const json stored = fleet.document("room-3");
    json expected = json::parse(station_document("room-3"));
    expected["version"] = 2;
    expected["notices"] = notices;
    for (json& deputy : expected["deputies"])
        for (const char* hash : {"pin_hash", "card_hash", "badge_hash"})
            if (deputy.contains(hash)) deputy[hash] = "kept";
    if (expected.contains("keeper") && expected["keeper"].contains("pin_hash"))
        expected["keeper"]["pin_hash"] = "kept";
    CHECK(stored["document"] == expected);
    CHECK(stored["published_by"] == "publisher");
    CHECK(stored["versions"][0]["change"] == id);
    CHECK_FALSE(stored["versions"][1].contains("change"));
    CHECK(fleet.document("room-3", 1)["document"]["notices"].size() == 3);
    fleet.expect(404, "viewer", "GET", "/api/v1/stations/room-3/configuration/document?version=3");
    fleet.expect(404, "viewer", "GET", "/api/v1/stations/room-9/configuration/document");
    const json list = fleet.expect(200, "viewer", "GET", "/api/v1/changes");
    REQUIRE(list["changes"].size() == 1);
    CHECK(list["changes"][0]["states"] == json{{"running", 2}, {"published", 1}});
    CHECK(list["changes"][0]["section_names"] == json{"notices"});
    CHECK(list["next"].is_null());
}

TEST_CASE("a change waits for a kiosk that runs it, and for the time that it is to be watched") {
    Fleet fleet(2);
    fleet.county.start();
    json proposal = wish({"room-1", "room-2"}, {{"notices", notices}});
    proposal["stages"] = {{"room-1"}, {"room-2"}};
    proposal["watch_minutes"] = 5;
    const std::string id = fleet.approve_proposal(proposal);
    CHECK(fleet.fetch_and_run("room-1") == 2);
    const json change =
        fleet.change_when(id, [](const json& now) { return Fleet::state_at(now, "room-1") == "running"; });
    CHECK(change["stage"] == 0);
    CHECK(fleet.newest_version("room-2") == 1);
    // As if it had run for five minutes.
    const auto sql = open_store(fleet.county);
    county::execute(*sql, "UPDATE change_part SET since = '2026-01-01T00:00:00.000Z' WHERE station = 'room-1'");
    fleet.change_when(id, [](const json& now) { return Fleet::state_at(now, "room-2") == "published"; });
    CHECK(fleet.newest_version("room-2") == 2);
}

TEST_CASE("who may propose, approve and take back a change") {
    Fleet fleet(1);
    fleet.county.start();
    const json proposal = wish({"room-1"}, {{"notices", notices}});
    fleet.expect(403, "viewer", "POST", "/api/v1/changes", proposal);
    fleet.expect(401, "", "POST", "/api/v1/changes", proposal);
    const std::string id = fleet.propose(proposal);
    for (const char* deed : {"approval", "rejection", "halt", "resumption", "take-back"}) {
        INFO(deed);
        fleet.expect(403, "clerk", "POST", path(id, deed));
        fleet.expect(401, "", "POST", path(id, deed));
        auto headers = fleet.county.sign_in("publisher", "password-1");
        headers.erase("X-CSRF-Token");
        const auto client = fleet.county.client();
        CHECK(client->Post(path(id, deed), headers, "{}", "application/json")->status == 403);
        auto elsewhere = fleet.county.sign_in("publisher", "password-1");
        elsewhere.emplace("Sec-Fetch-Site", "cross-site");
        CHECK(client->Post(path(id, deed), elsewhere, "{}", "application/json")->status == 403);
        const auto own = fleet.county.sign_in("publisher", "password-1");
        CHECK(client->Post(path(id, deed), own, "{}", "text/plain")->status == 415);
        fleet.expect(404, "publisher", "POST", path("00000000-0000-4000-8000-000000000000", deed));
    }
    CHECK(fleet.change(id)["state"] == "proposed");
    CHECK(fleet.newest_version("room-1") == 1);
    for (const char* deed : {"halt", "resumption", "take-back"})
        fleet.expect(409, "publisher", "POST", path(id, deed));
    fleet.expect(200, "publisher", "POST", path(id, "rejection"), {{"reason", "日期不对"}});
    for (const char* deed : {"approval", "rejection", "halt", "resumption", "take-back"})
        fleet.expect(409, "publisher", "POST", path(id, deed));
    const json change = fleet.change(id);
    CHECK(change["state"] == "rejected");
    CHECK(change["decided_by"] == "publisher");
    CHECK(change["reason"] == "日期不对");
    CHECK(fleet.newest_version("room-1") == 1);
}

TEST_CASE("with two persons nobody publishes alone, whichever way they try") {
    Fleet fleet(1);
    fleet.county.start({"--two-persons"});
    const json proposal = wish({"room-1"}, {{"notices", notices}});
    const std::string own = fleet.expect(201, "chief", "POST", "/api/v1/changes", proposal).at("id");
    CHECK(fleet.change(own)["two_persons"] == true);
    fleet.expect(403, "chief", "POST", path(own, "approval"));
    json document = json::parse(station_document("room-1"));
    document["version"] = 2;
    fleet.expect(403, "chief", "PUT", "/api/v1/stations/room-1/configuration", document);
    CHECK(fleet.newest_version("room-1") == 1);
    CHECK(fleet.expect(200, "publisher", "POST", path(own, "approval"))["state"] == "rolling_out");
    CHECK(fleet.newest_version("room-1") == 2);
    const auto sql = open_store(fleet.county);
    const auto refused = county::select<std::string>(
        *sql, "SELECT who FROM audit WHERE action = 'approve change' AND outcome LIKE 'refused: %'");
    CHECK(refused == std::vector{std::tuple(std::string("chief"))});
}

TEST_CASE("what somebody else changed meanwhile is not overwritten") {
    Fleet fleet(2);
    fleet.county.start();
    const auto publish = [&](const std::string& station, std::int64_t version, const json& more) {
        json document = json::parse(station_document(station));
        document["version"] = version;
        document.update(more);
        fleet.expect(200, "publisher", "PUT", "/api/v1/stations/" + station + "/configuration", document);
    };
    const std::string early = fleet.propose(wish({"room-1"}, {{"notices", notices}}));
    publish("room-1", 2, {{"retention_days", 30}});
    json proposal = wish({"room-1", "room-2"}, {{"notices", notices}});
    proposal["based_on"] = {{"room-1", 1}};
    fleet.expect(201, "clerk", "POST", "/api/v1/changes", proposal); // another section: no harm
    proposal["sections_of"] = {{"room-1", {{"retention_days", 60}}}};
    json refused = fleet.expect(409, "clerk", "POST", "/api/v1/changes", proposal);
    CHECK(refused["where"] == "/room-1/retention_days");
    CHECK(refused["station"] == "room-1");
    proposal["based_on"] = {{"room-1", 7}};
    fleet.expect(422, "clerk", "POST", "/api/v1/changes", proposal);

    // Two stages; the section changes at the second one after approval.
    proposal = wish({"room-1", "room-2"}, {{"phrases", notices}});
    proposal["stages"] = {{"room-1"}, {"room-2"}};
    const std::string staged = fleet.approve_proposal(proposal);
    publish("room-2", 2, {{"phrases", json::array()}});
    fleet.fetch_and_run("room-1");
    json change = fleet.change_in_state(staged, "halted");
    CHECK(Fleet::state_at(change, "room-2") == "failed");
    CHECK(change["reason"].get<std::string>().find("room-2: /room-2/phrases") == 0);
    CHECK(fleet.newest_version("room-2") == 2);
    fleet.expect(200, "chief", "POST", path(staged, "resumption"));
    fleet.change_in_state(staged, "done"); // without room-2
    CHECK(fleet.newest_version("room-2") == 2);

    // Approval looks again: its section is as it was, then no more.
    const std::string late = fleet.propose(wish({"room-1"}, {{"notices", notices}}));
    fleet.expect(200, "publisher", "POST", path(early, "approval"));
    refused = fleet.expect(409, "publisher", "POST", path(late, "approval"));
    CHECK(refused["where"] == "/room-1/notices");
    CHECK(fleet.change(late)["state"] == "proposed");
    CHECK(fleet.newest_version("room-1") == 4); // 1, PUT, the phrases, the early one
    CHECK(fleet.document("room-1")["document"]["retention_days"] == 30);
}

TEST_CASE("a hostile or invalid section is refused before anybody gets it") {
    Fleet fleet(2);
    fleet.county.start();
    struct Row {
        const char* what;
        json sections;
        int status;
        const char* where;
    };
    json deep = 1;
    for (int i = 0; i < 200; ++i)
        deep = json::array({deep});
    json stranger = json::parse(station_document("room-1")).at("deputies");
    stranger[0]["id"] = "deputy-99";
    const std::vector<Row> rows{
        {"a version", {{"version", 7}}, 400, "/sections/version"},
        {"nested without end", {{"notices", deep}}, 400, "/"},
        {"an unknown section", {{"upload_url", "https://evil.example"}}, 422, "/"},
        {"another station's id",
         {{"station", {{"id", "room-2"}, {"kind", "room"}, {"name", {{"zh", "某处"}}}}}},
         422,
         "/station/id"},
        {"a needed section taken out", {{"deputies", nullptr}}, 422, "/"},
        {"a shift of nobody",
         {{"roster", {{{"deputy", "deputy-99"}, {"days", {"monday"}}, {"from", "08:00"}, {"to", "16:00"}}}}},
         422,
         "/roster/0/deputy"},
        {"a deputy too few for the roster", {{"deputies", json::array()}}, 422, "/roster/0/deputy"},
        {"a text that turns direction", {{"notices", {{{"zh", "abc\u202Edef"}}}}}, 422, "/notices/0/zh"},
        {"retention for ever", {{"retention_days", 1'000'000}}, 422, "/retention_days"},
        {"a picture that the county does not have",
         {{"notices", {{{"zh", "通知"}, {"picture", {{"sha256", std::string(64, 'a')}, {"bytes", 9}}}}}}},
         422,
         "/notices/0/picture/sha256"},
        {"a hash to keep where there is none", {{"deputies", stranger}}, 422, "/deputies/0/pin_hash"},
        {"a mile of text", {{"notices", {{{"zh", std::string(2'000'000, 'x')}}}}}, 422, "/"},
        {"nothing", json::object(), 400, "/"},
    };
    stranger[0]["pin_hash"] = "kept";
    for (Row row : rows) {
        INFO(row.what);
        if (std::string(row.where) == "/deputies/0/pin_hash") row.sections["deputies"][0]["pin_hash"] = "kept";
        const json refused = fleet.expect(row.status, "clerk", "POST", "/api/v1/changes",
                                          wish({"room-1", "room-2"}, row.sections));
        CHECK(refused["where"] == row.where);
        CHECK(refused.contains("station") == (row.status == 422));
    }
    const std::vector<json> requests{
        json(),
        json::array(),
        1,
        "text",
        json::object(),
        {{"title", ""}, {"stations", {"room-1"}}, {"sections", {{"notices", notices}}}},
        {{"title", "a"}, {"stations", json::array()}, {"sections", {{"notices", notices}}}},
        {{"title", "a"}, {"stations", {"room-1", "room-1"}}, {"sections", {{"notices", notices}}}},
        {{"title", "a"}, {"stations", {"../etc"}}, {"sections", {{"notices", notices}}}},
        {{"title", "a"}, {"stations", {"room-1"}}, {"sections", json::array()}},
        {{"title", "a"},
         {"stations", {"room-1"}},
         {"sections", {{"notices", notices}}},
         {"stages", json::array()}},
        {{"title", "a"},
         {"stations", {"room-1"}},
         {"sections", {{"notices", notices}}},
         {"stages", {{"room-2"}}}},
        {{"title", "a"},
         {"stations", {"room-1"}},
         {"sections", {{"notices", notices}}},
         {"stages", {{"room-1"}, {"room-1"}}}},
        {{"title", "a"}, {"stations", {"room-1"}}, {"sections", {{"notices", notices}}}, {"watch_minutes", -1}},
        {{"title", "a"}, {"stations", {"room-1"}}, {"sections", {{"notices", notices}}}, {"publish_now", true}},
        {{"title", "a"}, {"stations", {"room-1"}}, {"sections_of", {{"room-2", {{"notices", notices}}}}}}};
    for (const json& request : requests) {
        INFO(request.dump());
        fleet.expect(400, "clerk", "POST", "/api/v1/changes", request);
    }
    fleet.expect(422, "clerk", "POST", "/api/v1/changes", wish({"room-9"}, {{"notices", notices}}));
    CHECK(fleet.expect(200, "viewer", "GET", "/api/v1/changes")["changes"].empty());
    CHECK(fleet.newest_version("room-1") == 1);
}

TEST_CASE("a kiosk that takes the version back halts the change, and the others never get it") {
    Fleet fleet(3);
    fleet.county.start();
    json proposal = wish({"room-1", "room-2", "room-3"}, {{"notices", notices}});
    proposal["stages"] = {{"room-1", "room-2"}, {"room-3"}};
    const std::string id = fleet.approve_proposal(proposal);
    fleet.tell_taken_back("room-2", 2);
    json change = fleet.change_in_state(id, "halted");
    CHECK(change["reason"] == "room-2: the station took version 2 back");
    CHECK(fleet.fetch_and_run("room-1") == 2);
    change = fleet.change_when(id, [](const json& now) { return Fleet::state_at(now, "room-1") == "running"; });
    CHECK(change["stage"] == 0);
    CHECK(Fleet::state_at(change, "room-2") == "failed");
    CHECK(fleet.newest_version("room-3") == 1);

    change = fleet.expect(200, "chief", "POST", path(id, "take-back"), {{"reason", "有一台终端不行"}});
    CHECK(change["state"] == "taken_back");
    CHECK(change["taken_back_by"] == "chief");
    CHECK(Fleet::state_at(change, "room-1") == "taken_back");
    CHECK(Fleet::state_at(change, "room-2") == "taken_back");
    CHECK(Fleet::state_at(change, "room-3") == "skipped");
    for (const char* station : {"room-1", "room-2"}) {
        CHECK(fleet.fetch_and_run(station) == 3);
        json before = fleet.document(station, 1)["document"];
        before["version"] = 3;
        CHECK(fleet.document(station)["document"] == before);
    }
    CHECK(fleet.newest_version("room-3") == 1);
}

TEST_CASE("a publisher halts a change and lets it go on; taking it back spares what came later") {
    Fleet fleet(3);
    fleet.county.start();
    json proposal = wish({"room-1", "room-2", "room-3"}, {{"notices", notices}, {"rating", nullptr}});
    proposal["stages"] = {{"room-1"}, {"room-2", "room-3"}};
    const std::string id = fleet.approve_proposal(proposal);
    fleet.expect(200, "publisher", "POST", path(id, "halt"), {{"reason", "先等等"}});
    fleet.fetch_and_run("room-1");
    json change =
        fleet.change_when(id, [](const json& now) { return Fleet::state_at(now, "room-1") == "running"; });
    CHECK(change["state"] == "halted");
    CHECK(change["stage"] == 0);
    fleet.expect(200, "publisher", "POST", path(id, "resumption"));
    fleet.change_when(id, [](const json& now) { return Fleet::state_at(now, "room-3") == "published"; });
    fleet.fetch_and_run("room-2");
    fleet.change_in_state(id, "done");
    const std::string later = fleet.approve_proposal(wish({"room-2"}, {{"retention_days", 30}}));
    change = fleet.expect(200, "publisher", "POST", path(id, "take-back"));
    CHECK(Fleet::state_at(change, "room-1") == "taken_back");
    CHECK(Fleet::state_at(change, "room-2") == "skipped");
    CHECK(Fleet::state_at(change, "room-3") == "taken_back"); // though it never spoke
    CHECK(fleet.document("room-1")["document"].contains("rating") ==
          fleet.document("room-1", 1)["document"].contains("rating"));
    CHECK(fleet.document("room-2")["document"]["notices"] == notices);
    CHECK(fleet.document("room-2")["versions"][0]["change"] == later);
}

TEST_CASE("nobody is told the hash of a PIN, and an approver sees that one is new") {
    Fleet fleet(1);
    fleet.county.start();
    const std::string hash = json::parse(station_document("room-1"))["deputies"][0]["pin_hash"];
    json deputies = fleet.document("room-1")["document"]["deputies"];
    CHECK(deputies[0]["pin_hash"] == "kept");
    std::swap(deputies[0], deputies[1]); // found by their ids, wherever they stand
    deputies[2]["pin_hash"] = hash;
    const std::string id = fleet.approve_proposal(wish({"room-1"}, {{"deputies", deputies}}));
    const json change = fleet.change(id);
    CHECK(change.dump().find("scrypt") == std::string::npos);
    CHECK(change["sections"]["deputies"][1]["pin_hash"] == "kept");
    CHECK(change["sections"]["deputies"][2]["pin_hash"] == "new");
    CHECK(change["before"]["room-1"]["deputies"][2]["pin_hash"] == "kept");
    const auto sql = open_store(fleet.county);
    const auto stored = json::parse(std::get<0>(
        *county::select_one<std::string>(*sql, "SELECT document FROM configuration WHERE version = 2")));
    const json before = json::parse(station_document("room-1"))["deputies"];
    CHECK(stored["deputies"][1] == before[0]);
    CHECK(stored["deputies"][0] == before[1]);
    CHECK(stored["deputies"][2]["pin_hash"] == hash);
}
