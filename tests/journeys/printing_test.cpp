// Paper at the real glass: every script, a printer on the network, and a plug that is pulled while it prints.
#include "catch.hpp"
#include "steps.hpp"

using namespace journeys;

TEST_CASE("a printer on the network prints the ticket") {
    Station station({.network_printer = true});
    station.start_kiosk();
    check_in(station);
    station.wait_for_paper("A001");
    station.wait_for_paper("[CUT]");
}

TEST_CASE("a ticket in Tibetan, Lisu and Naxi comes out as pictures, in Chinese as characters") {
    for (const std::string language : {"bo", "lis", "nxq", "zh"}) {
        INFO(language);
        Station station;
        station.start_kiosk();
        station.wait_for_screen("welcome");
        station.touch("language:" + language);
        station.wait_for_screen("identify");
        station.device("card resident");
        station.wait_for_screen("consent");
        station.touch("agree");
        station.wait_for_screen("on_duty");
        station.touch_first("wait:");
        station.wait_for_screen("ticket");
        station.wait_for_paper("[CUT]");
        const std::string paper = station.printed_text();
        CAPTURE(paper);
        CHECK(paper.find("A001") != std::string::npos);
        CHECK((paper.find("[PICTURE 576x") != std::string::npos) == (language == "bo" || language == "lis"));
        CHECK(paper.find("[UNPRINTABLE]") == std::string::npos);
    }
}

TEST_CASE("the plug is pulled while a ticket prints: it is not printed again, and its number is told") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.device("fault printer paper-out 1"); // after the first line
    check_in(station);
    station.wait_for_paper("代表联络室");
    CHECK(station.kiosk_query("SELECT outcome IS NULL FROM print_jobs") == "1");
    station.device("card remove");
    station.kill_kiosk();
    station.device("printer ok"); // what the printer holds itself still comes out
    const std::string before = station.printed_text();
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.wait_for_log("printing was broken off: A001");
    station.take_picture("50-ticket-broken-off");
    CHECK(station.kiosk_query("SELECT outcome FROM print_jobs") == "interrupted");
    CHECK(station.kiosk_query("SELECT count(*) FROM print_jobs") == "1");
    check_in(station); // the same person again: the number is on the screen, the paper is not printed again
    station.device("card remove");
    station.touch("finish");
    check_in(station, "card resident 测试乙 999999199001010024"); // the next visitor's is printed as ever
    station.wait_for_paper("A002");
    CHECK(station.printed_text().find("A001", before.size()) == std::string::npos);
}
