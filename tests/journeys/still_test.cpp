// What the glass does while nobody touches it: nothing.
#include <chrono>

#include "catch.hpp"
#include "station.hpp"

using namespace journeys;
using namespace std::chrono_literals;

TEST_CASE("a still kiosk draws nothing but its clock") {
    Station station({.count_frames = true});
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.frames_within(4s); // the first pictures, and the devices telling that they are there
    const std::size_t at_rest = station.frames_within(6s);
    CHECK(at_rest <= 1); // the minute may turn
    station.touch("language:zh");
    CHECK(station.frames_within(2s) >= 2); // it is the count that would notice
    station.wait_for_screen("identify");
    CHECK(station.frames_within(6s) <= 1);
}
