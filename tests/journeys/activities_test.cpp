// A deputy's report: the deputies sign in, voters rate it in secret on the same glass, the county hears the
// totals; and the station's figures go onto a stick.
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "steps.hpp"

using namespace journeys;

namespace {

void ask_for_two_ballots(Station& station) {
    auto document = nlohmann::json::parse(station.configuration());
    document["version"] = 2;
    document["rating"]["fewest_ballots"] = 2;
    station.publish(document.dump());
    station.wait_for_log("configuration 2 is in force");
}

void rate(Station& station, const std::string& word) {
    station.wait_for_screen("ballot_rating");
    for (int aspect = 0; aspect < 5; ++aspect)
        station.touch("rate:" + std::to_string(aspect) + ":" + word);
    station.touch("hand_in");
}

void sign_in(Station& station) {
    enter_pin(station, "deputy-01");
    station.wait_for_screen("desk_list");
}

std::string activity_at_county(const std::string& what) {
    return "SELECT json_extract(body, '$." + what +
           "') FROM record WHERE kind='activity' ORDER BY sequence DESC LIMIT 1";
}

} // namespace

TEST_CASE("a report is rated in secret: each voter once, and the county hears nothing but the totals") {
    Station station;
    station.start_kiosk();
    ask_for_two_ballots(station);
    sign_in(station);
    station.touch("activities");
    station.wait_for_screen("desk_activities");
    station.take_picture("80-desk-activities");
    station.touch("begin:report_and_rating");
    station.wait_for_screen("desk_activity");
    station.wait_for_county(activity_at_county("attendances[0].deputy"), "deputy-01");
    station.touch("open_rating");
    station.wait_for_county(activity_at_county("rating.ballots"), "0");
    station.take_picture("81-desk-rating");
    station.touch("sign_out");
    station.wait_for_screen("welcome");
    station.take_picture("82-welcome-rating");

    station.start_counting();
    station.touch("open_ballot");
    station.wait_for_screen("ballot_identify");
    station.take_picture("83-ballot-identify");
    station.device("card resident");
    rate(station, "satisfied");
    station.wait_for_screen("ballot_counted");
    CHECK(station.touches() == 7); // one to begin, one an aspect, one to hand it in
    station.take_picture("84-ballot-counted");
    station.device("card remove");
    station.device("card resident 测试乙 999999199001010024"); // the next one in the row
    rate(station, "dissatisfied");
    station.wait_for_screen("ballot_counted");
    station.device("card remove");
    station.device("card resident"); // the first one again
    rate(station, "dissatisfied");
    station.wait_for_screen("ballot_has_rated");
    station.device("card remove");
    station.touch("finish");
    station.wait_for_screen("welcome");
    station.kill_kiosk(); // the plug is pulled
    CHECK(station.kiosk_query("SELECT count(*) FROM ballot_voters") == "2");

    station.start_kiosk();
    station.wait_for_screen("welcome");
    sign_in(station);
    station.touch("activities");
    station.touch("activity:0");
    station.wait_for_screen("desk_activity");
    station.touch("close_rating");
    station.wait_for_county(activity_at_county("rating.ballots"), "2");
    station.wait_for_county(activity_at_county("rating.totals[0].words"), "[1,0,1]");
    station.wait_until_gone("close_rating");
    station.take_picture("85-desk-rated");
    CHECK(station.kiosk_query(
              "SELECT (SELECT count(*) FROM ballot_voters) || (SELECT count(*) FROM rating_totals)") == "00");
    CHECK(station.county_query("SELECT count(*) FROM record WHERE body LIKE '%voter%'") == "0");
}

TEST_CASE("the station's figures are seen at the desk and saved as a table") {
    Station station;
    station.start_kiosk();
    sign_in(station);
    station.touch("activities");
    station.touch("begin:study");
    station.wait_for_screen("desk_activity");
    station.touch("back");
    station.touch("back");
    station.wait_for_screen("desk_list");
    station.start_counting();
    station.touch("figures");
    station.wait_for_screen("desk_figures");
    CHECK(station.touches() == 1);
    station.take_picture("86-desk-figures");
    station.touch("export");
    station.wait_for_log("figures written");
    const auto folder = station.folder() / "data" / "figures";
    REQUIRE(std::filesystem::exists(folder));
    std::ifstream file(std::filesystem::directory_iterator(folder)->path(), std::ios::binary);
    const std::string table{std::istreambuf_iterator<char>(file), {}};
    const std::string year = station.kiosk_query("SELECT strftime('%Y', 'now')");
    CHECK_THAT(table, contains_text("room-017," + year + ",1,0,0,0,0"));
    station.take_picture("87-desk-figures-saved");

    station.touch("back");
    station.touch("own_opinions");
    station.wait_for_screen("desk_own_opinions");
    station.take_picture("88-desk-own-opinions");
}
