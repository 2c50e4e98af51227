// The deputy at the same glass: sign in, call, receive, write the log; and the county gets it.
#include "catch.hpp"
#include "steps.hpp"

using namespace journeys;

TEST_CASE("a deputy calls the next, writes the log and the county has it") {
    Station station;
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident 测试乙 999999199001010024");
    station.touch("open_desk");
    station.wait_for_screen("desk_choose_deputy");
    station.take_picture("20-desk-who");
    station.touch("home");
    station.wait_for_screen("welcome");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.take_picture("21-desk-list");

    station.start_counting();
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    station.take_picture("22-desk-called");
    station.touch("visitor_came");
    station.wait_for_screen("desk_reception");
    station.touch_all({"category:0", "phrase:0", "result:answered_on_the_spot"});
    station.take_picture("23-desk-reception");
    station.touch("finish_reception");
    station.wait_for_screen("desk_list");
    CHECK(station.touches() <= 12);
    station.take_picture("24-desk-saved");

    station.wait_for_county("SELECT count(*) FROM record WHERE kind='reception' AND body LIKE "
                            "'%\"result\":\"answered_on_the_spot\"%'",
                            "1");
    CHECK(station.kiosk_query("SELECT state FROM tickets") == "done");
}

TEST_CASE("a reception under way survives the plug and is there again after signing in") {
    Station station;
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    station.touch("visitor_came");
    station.wait_for_screen("desk_reception");
    station.touch("phrase:1");
    station.touch("back"); // leaving writes the draft
    station.wait_for_screen("desk_list");
    station.kill_kiosk();

    station.start_kiosk();
    station.wait_for_screen("welcome");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_reception");
    station.touch_all({"category:1", "result:passed_on", "finish_reception"});
    station.wait_for_screen("desk_list");
    CHECK(station.kiosk_query("SELECT length(text) > 0 FROM receptions") == "1");
}

TEST_CASE("a wrong PIN opens nothing") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("open_desk");
    station.wait_for_screen("desk_choose_deputy");
    station.touch("deputy:deputy-01");
    station.wait_for_screen("desk_pin");
    station.touch_all({"key.9", "key.9", "key.9", "key.9", "submit_pin"});
    station.wait_for_screen("desk_checking_pin");
    station.wait_for_screen("desk_pin");
    station.take_picture("25-desk-wrong-pin");
    CHECK_FALSE(station.has_target("call_next"));
}

TEST_CASE("a deputy types pinyin on the glass and the county reads it") {
    Station station;
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    station.touch("visitor_came");
    station.wait_for_screen("desk_reception");
    station.touch_all({"type.w", "type.e", "type.i", "type.x", "type.i"});
    station.touch("type.candidate0");
    station.touch_all({"type.x", "type.i", "type.u", "type.l", "type.u"});
    station.take_picture("26-desk-pinyin");
    station.touch("type.。"); // finishes what is being composed
    station.touch("type.method2");
    station.touch_all({"type.ཀ", "type.stack", "type.ར", "type.ུ"});
    station.take_picture("27-desk-tibetan");
    station.touch_all({"category:0", "result:answered_on_the_spot", "finish_reception"});
    station.wait_for_screen("desk_list");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='reception' AND body LIKE '%维西修路。ཀྲུ%'",
                            "1");
}
