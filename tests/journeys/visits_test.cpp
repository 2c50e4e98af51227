// Citizens before the real glass: check-in by card and by code, booking, and what goes wrong for them.
#include "catch.hpp"
#include "station.hpp"

using namespace journeys;

namespace {

void lay_card(Station& station) {
    station.device("card resident");
    station.wait_for_screen("consent");
}

} // namespace

TEST_CASE("a citizen lays down a card and waits for the deputy on duty, with two touches") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.take_picture("01-welcome");
    station.start_counting();
    station.device("card resident 测试来访 999999195607120019"); // no deputy bears this name
    station.wait_for_screen("consent");
    station.take_picture("02-consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.take_picture("03-on-duty");
    station.touch_first("wait:");
    station.wait_for_screen("ticket");
    CHECK(station.touches() == 2);
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='check_in' AND body LIKE '%999999195607120019%'", "1");
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='ticket' AND body LIKE '%\"number\":\"A001\"%'", "1");
    station.take_picture("04-ticket");

    const std::string paper = station.printed_text();
    CAPTURE(paper);
    CHECK(paper.find("A001") != std::string::npos);
    CHECK(paper.find("[QR: LZ1T:") != std::string::npos);
    CHECK(paper.find("[CUT]") != std::string::npos);
    CHECK(paper.find("测试来访") == std::string::npos); // no visitor's name is on a ticket
    CHECK(paper.find("99999919560712001") == std::string::npos);
}

TEST_CASE("a citizen chooses a language first, and every screen follows at once") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("language:en");
    station.wait_for_screen("identify");
    station.take_picture("05-identify-english");
    station.touch("language:zh");
    station.touch("type_number");
    station.wait_for_screen("type_number");
    station.touch("language:en");
    station.take_picture("06-type-number");
    station.touch("home");
    station.wait_for_screen("welcome");
}

TEST_CASE("a citizen shows an appointment code and has checked in with one touch") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    const std::string start = station.minutes_from_now(15);
    station.start_counting();
    station.device("scan " + station.appointment_code("deputy-01", start));
    station.wait_for_screen("arrival");
    station.take_picture("07-arrival");
    station.touch("confirm_arrival");
    station.wait_for_screen("ticket");
    CHECK(station.touches() == 1);
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='appointment' AND body LIKE '%\"state\":\"arrived\"%'", "1");
    station.touch("finish");
    station.wait_for_screen("welcome");
}

TEST_CASE(
    "a citizen books a time with a chosen deputy, with at most five touches, and comes again with the code") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.start_counting();
    station.touch("language:zh");
    station.wait_for_screen("identify");
    lay_card(station);
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("book:");
    station.wait_for_screen("choose_slot");
    station.take_picture("08-choose-slot");
    station.touch("slot:0");
    station.wait_for_screen("confirm_booking");
    station.take_picture("09-confirm-booking");
    station.touch("confirm_booking");
    station.wait_for_screen("booked");
    CHECK(station.touches() == 5);
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='appointment' AND body LIKE '%\"state\":\"booked\"%'", "1");
    station.take_picture("10-booked");
    CHECK(station.printed_text().find("B001") != std::string::npos);
}

TEST_CASE("a mistyped number is named, a right one leads on") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("language:zh");
    station.touch("type_number");
    station.wait_for_screen("type_number");
    for (const char digit : std::string("999999195607120018"))
        station.touch("key." + std::string(1, digit));
    station.touch("submit_number");
    station.take_picture("11-number-mistyped");
    CHECK(station.screen() == "type_number");
    station.touch_all({"key.delete", "key.9", "submit_number"});
    station.wait_for_screen("consent");
}

TEST_CASE("a passport's lines are typed, a mistake is named at its field, and the county has the visit") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("language:en");
    station.touch("type_number");
    station.touch("type_document");
    station.wait_for_screen("type_document");
    const auto type = [&station](const std::string& keys) {
        for (const char key : keys)
            station.touch("key." + (key == '~' ? std::string("fill") : std::string(1, key)));
    };
    type("P<UTOERIKSSON<<ANNA<MARIA~L898902C36UTO7408123F1204159ZE184226B~10"); // the birth's check is 2
    station.touch("submit_document");
    station.take_picture("13-passport-mistyped");
    CHECK(station.screen() == "type_document");
    // The caret stands behind the field that is wrong.
    station.touch_all({"key.erase", "key.2", "submit_document"});
    station.wait_for_screen("consent");
    station.take_picture("14-passport-consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("wait:");
    station.wait_for_screen("ticket");
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='check_in' AND body LIKE '%L898902C3%' AND body "
        "LIKE '%travel_document%'",
        "1");
}

TEST_CASE("strangers' codes get a plain answer and nothing else happens") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    std::string forged = station.appointment_code("deputy-01", station.minutes_from_now(15));
    forged[20] = forged[20] == 'A' ? 'B' : 'A';
    const std::string hostile = "'; DROP TABLE ticket; --";
    for (const std::string& code :
         {forged, std::string("https://example.invalid/pay"), hostile, std::string(3000, 'A')}) {
        station.device("scan " + code);
        station.wait_for_screen("problem");
        station.take_picture("12-not-our-code");
        station.touch("way_on");
        station.wait_for_screen("identify");
        station.touch("home");
        station.wait_for_screen("welcome");
    }
    station.device("scan-hex 00FF80C0AF0102030D");
    station.wait_for_screen("problem");
    CHECK(station.kiosk_query("SELECT count(*) FROM check_ins") == "0");
    CHECK(station.kiosk_query("SELECT count(*) FROM outbox") == "0");
}
