// The deputy at the same glass: sign in, call, receive, write the log; and the county gets it.
#include "catch.hpp"
#include "steps.hpp"

using namespace journeys;

namespace {

// 维西, in pinyin.
void type_words(Station& station) {
    station.touch_all({"type.w", "type.e", "type.i", "type.x", "type.i"});
    station.wait_until_still(); // the candidate of a part of the word may stand there a moment before
    station.touch("type.candidate0");
}

} // namespace

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
    station.touch("category:0");
    const int before_text = station.touches();
    type_words(station);
    const int text = station.touches() - before_text;
    station.take_picture("23-desk-reception");
    station.touch("finish_reception");
    station.wait_for_screen("desk_signing");
    station.write_on("sign_visitor");
    station.write_on("sign_deputy");
    station.take_picture("23-desk-signing");
    station.touch("keep_log");
    station.wait_for_screen("desk_list");
    CHECK(station.touches() - text == 7); // under a minute for a trained hand, at most twelve were asked for
    station.take_picture("24-desk-saved");

    station.wait_for_county("SELECT count(*) FROM record WHERE kind='opinion' AND body LIKE "
                            "'%\"route\":\"station\"%维西%'",
                            "1");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='reception' AND body LIKE '%\"lines\":[[%'",
                            "1");
    CHECK(station.kiosk_query("SELECT state FROM tickets") == "done");

    // The same deputy finds a mistake: version 2, and version 1 stays.
    station.touch("show_logs");
    station.wait_for_screen("desk_past_logs");
    station.take_picture("24-desk-past-logs");
    station.touch("log:0");
    station.wait_for_screen("desk_reception");
    station.touch_all({"reason:0", "opinion:0", "category:1"});
    station.take_picture("24-desk-correction");
    station.touch("finish_reception");
    station.wait_for_screen("desk_list");
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='opinion' AND body LIKE '%\"event\":\"corrected\"%'", "1");
    CHECK(station.kiosk_reads(
              "SELECT count(*) FROM reception_versions JOIN receptions ON receptions.id = reception_id"
              " WHERE opened(body, check_in_id, 'reception_versions.body/' || reception_id || '/' ||"
              " version) LIKE '%roads-water%'") == "1");
    CHECK(station.kiosk_query("SELECT count(*) FROM reception_versions") == "2");
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
    station.touch_all({"category:1", "urgency:urgent", "leaf:circumstances", "confidential", "opinion:0"});
    type_words(station);
    station.touch("finish_reception"); // leaving writes the draft
    station.wait_for_screen("desk_signing");
    station.write_on("sign_deputy");
    station.touch("back"); // and so does two seconds' quiet, of which the plug takes no account
    station.wait_for_screen("desk_reception");
    station.touch("back");
    station.wait_for_screen("desk_list");
    station.kill_kiosk();

    station.start_kiosk();
    station.wait_for_screen("welcome");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_signing"); // words, chips and the deputy's stroke are there
    station.touch("declined:cannot_write");
    station.touch("keep_log");
    station.wait_for_screen("desk_list");
    CHECK(station.kiosk_query("SELECT urgency || confidential || (length(words) > 0) FROM opinions") ==
          "urgent11");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='reception' AND body LIKE '%cannot_write%' "
                            "AND body LIKE '%\"lines\":[[%'",
                            "1");
}

TEST_CASE("a deputy signs in with the own card or badge, and a citizen's card opens nothing") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("open_desk");
    station.wait_for_screen("desk_choose_deputy");
    station.device("card resident");
    station.wait_for_screen("desk_checking_pin");
    station.wait_for_screen("desk_choose_deputy");
    station.device("card remove");
    station.device("card resident 测试甲 999999196606060012"); // deputy-01 of the sample
    station.wait_for_screen("desk_list");
    station.take_picture("28-desk-by-card");
    station.device("card remove");
    station.touch("sign_out");
    station.wait_for_screen("welcome");
    station.touch("open_desk");
    station.wait_for_screen("desk_choose_deputy");
    station.device("scan LZ1D:SAMPLEBADGEOFDEPUTYTESTA");
    station.wait_for_screen("desk_list");
}

TEST_CASE("five wrong PINs stay counted over the plug, and the keeper lifts the lock") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    const auto guess = [&] {
        station.wait_for_screen("desk_pin");
        station.touch_all({"key.9", "key.9", "key.9", "key.9", "submit_pin"});
        station.wait_for_screen("desk_checking_pin");
    };
    const auto come_to_pin = [&] {
        station.touch("open_desk");
        station.wait_for_screen("desk_choose_deputy");
        station.touch("deputy:deputy-01");
    };
    come_to_pin();
    for (int i = 0; i < 3; ++i)
        guess();
    station.wait_for_screen("desk_pin");
    station.kill_kiosk();
    station.start_kiosk();
    station.wait_for_screen("welcome");
    come_to_pin();
    guess();
    guess();
    station.wait_for_screen("desk_pin");
    CHECK(station.kiosk_query("SELECT wrong FROM sign_in_tries WHERE who = 'deputy-01'") == "5");
    station.touch_all({"key.1", "key.2", "key.3", "key.4", "submit_pin"}); // the right one, too late
    CHECK_FALSE(station.has_target("call_next"));
    station.touch("home");
    station.wait_for_screen("welcome");
    station.hold("keeper_corner", 5);
    station.wait_for_screen("keeper_pin");
    station.touch_all({"key.7", "key.3", "key.9", "key.1", "submit_pin"});
    station.wait_for_screen("keeper_overview");
    station.take_picture("29-keeper-lifts");
    station.touch("lift:deputy-01");
    station.wait_until_gone("lift:deputy-01");
    station.touch("sign_out");
    station.wait_for_screen("welcome");
    enter_pin(station, "deputy-01");
    station.wait_for_screen("desk_list");
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
    station.touch_all({"category:0", "finish_reception"});
    station.wait_for_screen("desk_signing");
    station.touch("declined:does_not_wish");
    station.write_on("sign_deputy");
    station.touch("keep_log");
    station.wait_for_screen("desk_list");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='opinion' AND body LIKE '%维西修路。ཀྲུ%'",
                            "1");
}

TEST_CASE("a citizen sees what became of an opinion, is not content, and the county opens it again") {
    Station station;
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    station.touch("visitor_came");
    station.wait_for_screen("desk_reception");
    station.touch("category:0");
    type_words(station);
    station.touch("finish_reception");
    station.wait_for_screen("desk_signing");
    station.write_on("sign_visitor");
    station.write_on("sign_deputy");
    station.touch("keep_log");
    station.wait_for_screen("desk_list");
    station.touch("sign_out");
    station.wait_for_screen("welcome");
    station.wait_for_county("SELECT count(*) FROM opinion", "1");
    const std::string opinion = station.county_query("SELECT id FROM opinion");
    const auto county_enters = [&](int number, const std::string& deed) {
        const std::string id = "00000000-0000-4000-8000-00000000000" + std::to_string(number);
        station.county_query("INSERT INTO chain_event SELECT station, " + std::to_string(number) + ", '" + id +
                             "', id, '{\"event_id\":\"" + id + "\",\"opinion_id\":\"" + opinion +
                             "\",\"at\":\"2026-01-01T00:00:00.000Z\"," + deed + "}', 'clerk', '' FROM opinion");
    };
    county_enters(1, R"("deed":"assigned","office":"县水务局")");
    county_enters(2, R"("deed":"answered","outcome":"a","text":"管道已经换好")");
    station.kill_kiosk(); // a kiosk asks when it starts, and then every half minute
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.wait_for_log("2 news about opinions");

    station.device("card resident");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch("see_opinions");
    station.wait_for_screen("progress");
    station.take_picture("64-progress");
    station.touch("dissatisfied");
    station.wait_until_gone("dissatisfied");
    station.take_picture("65-progress-said");
    station.wait_for_county(
        "SELECT count(*) FROM chain_event WHERE body LIKE '%dissatisfied%' AND entered_by = ''", "1");
    station.device("card remove");
    station.touch("home");
    station.wait_for_screen("welcome");
}
