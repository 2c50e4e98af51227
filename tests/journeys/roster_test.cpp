// What the county decides about times that are booked already: a substitute, a closed day, a time that another
// station had first. The citizen finds out at the glass, with a way on.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "steps.hpp"

using namespace journeys;
using nlohmann::json;

namespace {

// The first deputy receives at any hour and is booked by other stations too.
json shared_roster(const Station& station) {
    json document = json::parse(station.configuration());
    document["version"] = 2;
    document["roster"] = {
        {{"deputy", "deputy-01"},
         {"days", {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
         {"from", "00:00"},
         {"to", "24:00"},
         {"shared", true}}};
    return document;
}

void publish(Station& station, const json& document) {
    station.publish(document.dump());
    station.wait_for_log("configuration " + std::to_string(document["version"].get<int>()) + " is in force");
}

void look_at_first_time(Station& station) {
    station.touch("language:zh");
    station.wait_for_screen("identify");
    station.device("card resident");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("book:");
    station.wait_for_screen("choose_slot");
    station.touch("slot:0");
    station.wait_for_screen("confirm_booking");
}

// Gives the code of the paper.
std::string book_first_time(Station& station) {
    look_at_first_time(station);
    station.touch("confirm_booking");
    station.wait_for_screen("booked");
    station.wait_for_paper("[QR: LZ1T:");
    const std::string paper = station.printed_text();
    const auto begin = paper.rfind("[QR: ") + 5;
    return paper.substr(begin, paper.find(']', begin) - begin);
}

std::string newest_appointment(const std::string& what) {
    return "SELECT json_extract(body, '$." + what +
           "') FROM record WHERE kind='appointment' ORDER BY sequence DESC LIMIT 1";
}

std::string days_from_now(const Station& station, int days) {
    return station.minutes_from_now(days * 24 * 60).substr(0, 10);
}

} // namespace

TEST_CASE("a shared deputy's time is confirmed at once; then a substitute receives instead") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    json document = shared_roster(station);
    publish(station, document);
    const std::string code = book_first_time(station);
    CHECK(station.printed_text().find("县里确认") != std::string::npos); // the paper does not promise too much
    station.wait_for_log("the county has decided about 1 appointments");
    station.wait_until_still();
    station.take_picture("60-booked-confirmed");
    station.wait_for_county(newest_appointment("confirmation"), "given");
    station.touch("finish");
    station.wait_for_screen("welcome");

    document["version"] = 3;
    document["absences"] = {{{"deputy", "deputy-01"},
                             {"first", days_from_now(station, -2)},
                             {"last", days_from_now(station, 20)},
                             {"substitute", "deputy-02"}}};
    publish(station, document);
    station.wait_for_county(newest_appointment("instead_of"), "deputy-01");
    station.device("scan " + code);
    station.wait_for_screen("arrival");
    station.take_picture("61-arrival-substitute");
    station.touch("confirm_arrival");
    station.wait_for_screen("ticket");
    station.take_picture("62-ticket-substitute");
    CHECK(station.county_query(newest_appointment("deputy")) == "deputy-02");
}

TEST_CASE("a day that the county closes is told to whoever had booked it, with another way on") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    json document = shared_roster(station);
    publish(station, document);
    const std::string code = book_first_time(station);
    station.touch("finish");
    station.wait_for_screen("welcome");
    document["version"] = 3;
    for (int day = -1; day <= 2; ++day)
        document["opening_hours"]["extra_days"].push_back(
            {{"day", days_from_now(station, day)}, {"open", json::array()}});
    publish(station, document);
    station.wait_for_county(newest_appointment("state"), "cancelled");
    station.device("scan " + code);
    station.wait_for_screen("problem");
    station.take_picture("63-appointment-cancelled");
    station.touch("way_on");
    station.wait_for_screen("identify");
}

TEST_CASE(
    "a time that the county gave to somebody else during an outage is not kept, and the citizen is told") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    publish(station, shared_roster(station));
    station.stop_county();
    const std::string code = book_first_time(station);
    station.wait_until_still();
    station.take_picture("64-booked-to-be-confirmed");
    station.touch("finish");
    station.wait_for_screen("welcome");
    const std::string start = station.kiosk_query(
        "SELECT strftime('%Y-%m-%dT%H:%M:00Z', start_at / 1000, 'unixepoch') FROM appointments");
    station.appointment_code("deputy-01", start); // the county's own desk was faster
    station.start_county();
    station.wait_for_county(newest_appointment("confirmation"), "refused");
    CHECK(station.county_query(newest_appointment("state")) == "cancelled");
    station.device("scan " + code);
    station.wait_for_screen("problem");
    station.take_picture("65-appointment-lost");
}

TEST_CASE("a time is held at the county while the citizen decides, and nobody else gets it meanwhile") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    publish(station, shared_roster(station));
    look_at_first_time(station);
    station.wait_for_county("SELECT count(*) FROM slot_hold", "1");
    const std::string start = station.county_query("SELECT start FROM slot_hold");
    CHECK_THROWS(station.appointment_code("deputy-01", start));
    station.touch("confirm_booking");
    station.wait_for_screen("booked");
    station.wait_for_county(newest_appointment("confirmation"), "given");
    CHECK(station.county_query("SELECT count(*) FROM slot_hold") == "0");
}
