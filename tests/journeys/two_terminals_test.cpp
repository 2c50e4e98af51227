// Two windows of one station: citizens check in at the kiosk, deputies work at a desk of their own, and either
// plug is pulled.
#include "catch.hpp"
#include "desk_terminal.hpp"
#include "steps.hpp"

using namespace journeys;

namespace {

void sign_in_at(DeskTerminal& desk, const std::string& deputy) {
    desk.wait_for_screen("desk_choose_deputy");
    choose_and_enter_pin(desk, deputy);
}

void type_words(Glass& glass) {
    glass.touch_all({"type.w", "type.e", "type.i", "type.x", "type.i"});
    glass.wait_until_still(); // the candidate of a part of the word may stand there a moment before
    glass.touch("type.candidate0");
}

std::string state_of_ticket(const Station& station) {
    return station.kiosk_query("SELECT state FROM tickets WHERE number = 1");
}

} // namespace

TEST_CASE("two terminals: a citizen at the kiosk, the deputy at the desk, and either plug is pulled") {
    Station station;
    DeskTerminal desk(station.folder());
    desk.start(); // before the kiosk has ever been there
    desk.wait_for_screen("desk_choose_deputy");
    CHECK_FALSE(desk.has_target("home")); // there is nothing behind it
    desk.take_picture("80-desk-waits");
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident 测试乙 999999199001010024");
    desk.wait_for_target("deputy:" + deputy);
    sign_in_at(desk, deputy);
    desk.wait_for_screen("desk_list");
    desk.wait_for_target("call_next");
    desk.take_picture("81-desk-list");

    station.kill_kiosk(); // the desk needs it for nothing that it does itself
    desk.touch("call_next");
    desk.wait_for_screen("desk_called");
    CHECK(state_of_ticket(station) == "called");
    station.start_kiosk();
    station.wait_for_screen("welcome");
    desk.touch("visitor_came");
    desk.wait_for_screen("desk_reception");
    desk.touch("category:0");
    type_words(desk);
    desk.wait_for_draft(station, "维西");

    desk.kill(); // in the middle of the draft
    CHECK(state_of_ticket(station) == "meeting");
    check_in_and_leave(station, "card resident 测试丙 999999199001010040"); // the kiosk goes on
    desk.start();
    sign_in_at(desk, deputy);
    desk.wait_for_screen("desk_reception"); // where the deputy was
    desk.take_picture("82-desk-draft-again");
    desk.touch("finish_reception");
    desk.wait_for_screen("desk_signing");
    station.kill_kiosk();
    desk.write_on("sign_visitor");
    desk.write_on("sign_deputy");
    desk.touch("keep_log");
    desk.wait_for_screen("desk_list");
    CHECK(state_of_ticket(station) == "done");
    CHECK(station.kiosk_reads("SELECT opened(words, check_in_id, 'opinions.words/' || id) FROM opinions") ==
          "维西");

    station.start_kiosk(); // what the desk wrote without it goes to the county now
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='opinion' AND body LIKE '%维西%'", "1");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='check_in'", "2");
    CHECK(station.county_query("SELECT count(*) - count(DISTINCT id) FROM record") == "0");
    CHECK(station.kiosk_query("PRAGMA integrity_check") == "ok");
    desk.touch("sign_out");
    desk.wait_for_screen("desk_choose_deputy"); // and never the citizens' welcome
}

TEST_CASE("two terminals: each sees what the other writes, and the county hears of it while both run") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    DeskTerminal desk(station.folder());
    desk.start();
    desk.wait_for_target("deputy:deputy-01");
    const std::string deputy = check_in_and_leave(station);
    sign_in_at(desk, deputy);
    desk.wait_for_target("call_next");
    desk.touch("call_next");
    desk.wait_for_screen("desk_called");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='ticket' AND body LIKE '%\"called\"%'",
                            "1");
    check_in_and_leave(station, "card resident 测试乙 999999199001010024");
    desk.touch("visitor_missing");
    desk.wait_for_screen("desk_list");
    desk.wait_for_target("ticket:A002");
    enter_pin(station, deputy); // the same list at the other glass
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    desk.wait_until_gone("ticket:A002"); // called by the other
}

TEST_CASE("two terminals: a second desk finds its place taken, and has it when the first is gone") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    DeskTerminal first(station.folder());
    first.start();
    first.wait_for_target("deputy:deputy-01");
    DeskTerminal second(station.folder(), "second-");
    second.start();
    second.wait_for_log("another desk works in the data folder");
    second.wait_for_screen("desk_choose_deputy");
    CHECK_FALSE(second.has_target("deputy:deputy-01"));
    first.kill();
    second.wait_for_target("deputy:deputy-01");
}
