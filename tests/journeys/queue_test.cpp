// Those who wait: called three times, set aside, recalled, transferred, let go first, given back; and the
// second screen of the room, which shows it all.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "second_screen.hpp"
#include "steps.hpp"

using namespace journeys;

namespace {

// All deputies are on duty at every hour, so that one can hand on to another.
void put_all_on_duty(Station& station) {
    auto document = nlohmann::json::parse(station.configuration());
    document["version"] = 2;
    document["roster"] = nlohmann::json::array();
    for (const auto& deputy : document["deputies"])
        document["roster"].push_back(
            {{"deputy", deputy["id"]},
             {"days", {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
             {"from", "00:00"},
             {"to", "24:00"}});
    station.publish(document.dump());
    station.wait_for_log("configuration 2 is in force");
}

std::string ticket(Station& station, const std::string& what, int number) {
    return station.kiosk_query("SELECT " + what + " FROM tickets WHERE number = " + std::to_string(number));
}

} // namespace

TEST_CASE(
    "a number is called three times, set aside, recalled and sent to another deputy, and the room sees it") {
    Station station;
    station.start_kiosk();
    put_all_on_duty(station);
    SecondScreen board(station.folder());
    const std::string deputy = check_in_and_leave(station, "card resident");
    check_in_and_leave(station, "card resident 测试乙 999999199001010024");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.take_picture("70-desk-queue");
    board.wait_for_called("");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    board.wait_for_called("A001");
    board.take_picture("71-call-view");
    for (const char* calls : {"2", "3"}) {
        station.touch("call_again");
        station.wait_for_county(std::string("SELECT count(*) FROM record WHERE kind='ticket' AND body LIKE "
                                            "'%\"calls\":") +
                                    calls + "%'",
                                "1");
    }
    station.wait_until_gone("call_again"); // three times: that is enough
    station.wait_for_screen("desk_called");
    station.take_picture("72-desk-called-out");
    station.touch("visitor_missing");
    station.wait_for_screen("desk_list");
    CHECK(ticket(station, "state", 1) == "set_aside");
    board.wait_for_called("");
    station.take_picture("73-desk-aside");

    station.touch("ticket:A001");
    station.wait_for_screen("desk_ticket");
    station.take_picture("74-desk-ticket");
    station.touch("recall_this");
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    board.wait_for_called("A001"); // at the front again
    station.touch("transfer");
    station.wait_for_screen("desk_transfer");
    station.take_picture("75-desk-transfer");
    const std::string other = station.touch_first("deputy:").substr(std::string("deputy:").size());
    station.wait_for_screen("desk_list");
    CHECK(other != deputy);
    CHECK(ticket(station, "deputy_id || state", 1) == other + "waiting");
    board.wait_for_called("");
    station.kill_kiosk(); // the second screen stays

    station.start_kiosk();
    station.wait_for_screen("welcome");
    enter_pin(station, other);
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    board.wait_for_called("A001");
    CHECK(board.view().is_running());
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='ticket' AND body LIKE '%\"number\":\"A001\"%'"
        " AND body LIKE '%\"set_aside\"%'",
        "1");
}

TEST_CASE("priority is given at the desk with its reason, and a visitor gives the number back with the card") {
    Station station;
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident");
    check_in_and_leave(station, "card resident 测试乙 999999199001010024");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.touch("ticket:A002");
    station.wait_for_screen("desk_ticket");
    station.touch("priority:disabled");
    station.wait_for_screen("desk_list");
    station.take_picture("76-desk-priority");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    CHECK(ticket(station, "state", 2) == "called"); // before the one who came a little sooner
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='ticket' AND body LIKE '%\"reason\":\"disabled\"%'", "2");
    station.touch("sign_out");
    check_in(station, "card resident");
    station.take_picture("77-ticket-again");
    station.touch("stop_waiting");
    station.wait_for_screen("leaving");
    station.take_picture("78-leaving");
    station.touch("confirm_leave");
    station.wait_for_screen("left");
    station.device("card remove");
    station.touch("finish");
    station.wait_for_screen("welcome");
    CHECK(ticket(station, "state", 1) == "left");
    CHECK(station.kiosk_query("SELECT count(*) FROM tickets") == "2"); // the card gave the same number back
}
