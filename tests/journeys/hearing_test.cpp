// What is heard in the room, from the real program: the called number, a screen read aloud, the call for the
// keeper.
#include "catch.hpp"
#include "recording.hpp"
#include "steps.hpp"

using namespace journeys;
using namespace std::chrono_literals;

namespace {

constexpr double chime_s = 2.26; // three notes

Options heard() {
    return {.with_sound = true};
}

} // namespace

TEST_CASE("a called number is heard: three notes, then a voice, and the same again when it is called again") {
    Station station(heard());
    Recording recording(station.folder() / "played.wav");
    station.start_kiosk();
    station.wait_for_screen("welcome");
    enter_pin(station, check_in_and_leave(station));
    station.wait_for_screen("desk_list");
    CHECK(recording.samples().empty()); // until now nobody was to hear anything
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    const auto heard = recording.wait_for_silence(3s);
    const double length = static_cast<double>(heard.size()) / 48'000;
    CAPTURE(length);
    CHECK(pitch(heard, 0.05, 0.35, 783.99) > 1'000);
    CHECK(pitch(heard, 0.43, 0.73, 659.25) > 1'000);
    CHECK(pitch(heard, 0.81, 1.11, 523.25) > 1'000);
    CHECK(length > chime_s + 1.5); // as long as "A 001, please come" takes
    CHECK(length < chime_s + 10);
    CHECK(loudness(heard, chime_s, length) > 200);
    station.touch("call_again");
    const auto again = recording.wait_for_silence(3s);
    CHECK(static_cast<double>(again.size()) / 48'000 == Approx(2 * length).epsilon(0.03));
}

TEST_CASE("a screen is read aloud, and a finger anywhere ends it") {
    Station station(heard());
    Recording recording(station.folder() / "played.wav");
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("language:zh");
    station.wait_for_screen("identify");
    station.touch("tool:speak");
    const auto begun = recording.wait_for(1500ms);
    CHECK(loudness(begun, 0, 1.5) > 200);
    station.touch("type_number");
    station.wait_for_screen("type_number");
    const auto stopped = recording.wait_for_silence(1500ms);
    CHECK(static_cast<double>(stopped.size()) / 48'000 < 12); // the whole screen would take longer
    station.take_picture("30-type-number-tools");
    station.touch("home");
}

TEST_CASE("one touch calls the keeper: a chime, a notice with the telephone, a sign, and the county knows") {
    Station station(heard());
    Recording recording(station.folder() / "played.wav");
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("language:zh");
    station.wait_for_screen("identify");
    station.touch("tool:keeper");
    station.wait_for_screen("keeper_called");
    station.take_picture("31-keeper-called");
    const auto heard = recording.wait_for(2s);
    CHECK(pitch(heard, 0.02, 0.24, 587.33) > 1'000);
    CHECK(pitch(heard, 0.30, 0.60, 880.00) > 1'000);
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='keeper_call' AND body LIKE "
                            "'%\"state\":\"called\"%' AND body LIKE '%\"from\":\"citizen\"%'",
                            "1");
    station.touch("close_keeper_notice");
    station.wait_for_screen("identify");
    station.take_picture("32-keeper-sign");
    station.touch("tool:keeper"); // the sign: the keeper has come
    station.wait_for_screen("keeper_called");
    station.touch("keeper_came");
    station.wait_for_screen("identify");
    station.wait_for_county(
        "SELECT count(DISTINCT body ->> '$.call_id') || ' ' || group_concat(body ->> '$.state', ' ')"
        " FROM record WHERE kind='keeper_call'",
        "1 called answered");
    CHECK(station.kiosk_query("SELECT count(*) FROM check_ins") == "0");
}

TEST_CASE("the keeper is called from the desk too") {
    Station station(heard());
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("open_desk");
    station.wait_for_screen("desk_choose_deputy");
    station.touch("tool:keeper");
    station.wait_for_screen("keeper_called");
    station.take_picture("33-keeper-called-desk");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='keeper_call' AND body LIKE '%\"desk\"%'",
                            "1");
    station.touch("keeper_came");
    station.wait_for_screen("desk_choose_deputy");
}

TEST_CASE("with a full disk the keeper is called all the same: the chime and the words") {
    Station station({.small_disk = true, .with_sound = true});
    Recording recording(station.folder() / "played.wav");
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.fill_disk();
    station.touch("tool:keeper");
    station.wait_for_screen("keeper_called");
    CHECK(pitch(recording.wait_for(1s), 0.30, 0.60, 880.00) > 1'000);
    station.touch("close_keeper_notice");
    station.wait_for_screen("welcome");
}

TEST_CASE("without a sound card the kiosk goes on and offers no reading") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("language:zh");
    station.wait_for_screen("identify");
    CHECK_FALSE(station.has_target("tool:speak")); // shown, but not to be touched
    CHECK(station.has_target("tool:keeper"));
    station.take_picture("34-no-voice");
}
