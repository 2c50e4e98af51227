// No network for a day, a server that dies, a configuration that comes while the kiosk runs.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "station.hpp"

using namespace journeys;

namespace {

// Facts. A sample of the station's health may come at any moment, and takes a sequence too.
constexpr const char* facts = "SELECT count(*) FROM record WHERE kind <> 'health'";
constexpr const char* doubled = "SELECT count(*) - count(DISTINCT id) FROM record";
constexpr const char* missing = "SELECT max(sequence) - count(DISTINCT sequence) FROM record";

void check_in(Station& station, const std::string& card) {
    station.wait_for_screen("welcome");
    station.device(card);
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("wait:");
    station.wait_for_screen("ticket");
    station.device("card remove");
    station.touch("finish");
}

} // namespace

TEST_CASE("a day without the county: everything is received, and arrives once when the line is back") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.stop_county();
    check_in(station, "card resident");
    check_in(station, "card resident 测试乙 999999199001010024");
    station.wait_for_screen("welcome");
    station.kill_kiosk(); // and a power cut in the middle of it
    station.start_kiosk("+1d");
    check_in(station, "card resident 测试丙 999999200002291011");
    station.wait_for_screen("welcome");
    // Three check-ins with their tickets, and yesterday's two tickets once more: the new day has closed them.
    CHECK(station.kiosk_query("SELECT count(*) FROM outbox WHERE kind <> 'health'") == "8");
    station.start_county();
    station.wait_for_county(facts, "8");
    CHECK(station.county_query(doubled) == "0");
    CHECK(station.county_query(missing) == "0");
}

TEST_CASE("the server is killed under load and nothing is lost or doubled") {
    Station station;
    station.start_kiosk();
    check_in(station, "card resident");
    station.kill_county();
    check_in(station, "card resident 测试乙 999999199001010024");
    station.start_county();
    check_in(station, "card resident 测试丙 999999200002291011");
    station.wait_for_county(facts, "6");
    CHECK(station.county_query(doubled) == "0");
    CHECK(station.county_query(missing) == "0");
}

TEST_CASE("a new configuration is applied while the kiosk runs; a wrong one changes nothing") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    auto document = nlohmann::json::parse(station.configuration());
    const auto version = document["version"].get<int>();
    document["version"] = version + 1;
    document["languages"] = {"zh"};
    station.publish(document.dump());
    station.wait_until_gone("language:en");
    CHECK(station.has_target("language:zh"));
    document["version"] = version + 2;
    document["roster"][0]["deputy"] = "nobody";
    CHECK_THROWS(station.publish(document.dump())); // the county's own validator refuses it
    CHECK(station.screen() == "welcome");
}
