#include "catch.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using namespace std::chrono_literals;

TEST_CASE("time: days and minutes come back as they were", "[time][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 500; ++round) {
        const domain::Day day = std::chrono::sys_days{std::chrono::days{random.between(-30000, 100000)}};
        REQUIRE(domain::parse_day(domain::format_day(day)) == day);
        const domain::MinuteOfDay minute{random.between(0, 24 * 60 - 1)};
        REQUIRE(domain::parse_minute(domain::format_minute(minute)) == minute);
        const domain::WallTime moment =
            std::chrono::sys_days{day} + std::chrono::milliseconds{random.between(0, 86'399'999)};
        REQUIRE(domain::parse_wall_time(domain::format_wall_time(moment)) == moment);
        REQUIRE(domain::previous_day(domain::next_day(day)) == day);
    }
}

TEST_CASE("time: what is no day", "[time]") {
    const std::string text = GENERATE("", "2026-11-24 ", "2026-11-2", "2026/11/24", "2026-13-01", "2026-00-10",
                                      "2026-04-31", "2026-02-29", "1900-02-29", "2026-11-00", "+026-11-24",
                                      "-026-11-24", "2026-1 -24", "２026-11-24");
    CAPTURE(text);
    CHECK_FALSE(domain::parse_day(text));
}

TEST_CASE("time: what is no minute", "[time]") {
    const std::string text =
        GENERATE("", "9:30", "09:60", "24:01", "25:00", "09-30", "09:3a", "-9:30", "09:30 ");
    CAPTURE(text);
    CHECK_FALSE(domain::parse_minute(text));
}

TEST_CASE("time: midnight has two names", "[time]") {
    CHECK(domain::parse_minute("00:00") == domain::MinuteOfDay{0});
    CHECK(domain::parse_minute("24:00") == domain::MinuteOfDay{24 * 60});
    CHECK(domain::format_minute(24h) == "00:00");
    CHECK(domain::format_minute(25h + 30min) == "01:30");
}

TEST_CASE("time: a wall time is written in one form only", "[time]") {
    CHECK(domain::format_wall_time(test::at("2026-11-24", "09:30")) == "2026-11-24T01:30:00.000Z");
    const std::string text =
        GENERATE("", "2026-11-24T01:30:00Z", "2026-11-24T01:30:00.000", "2026-11-24t01:30:00.000Z",
                 "2026-11-24T01:30:00.000z", "2026-11-24 01:30:00.000Z", "2026-11-24T24:00:00.000Z",
                 "2026-11-24T01:60:00.000Z", "2026-11-24T01:30:60.000Z", "2026-11-24T01:30:00,000Z",
                 "2026-02-30T01:30:00.000Z", "2026-11-24T01:30:00.00-Z", "2026-11-24T01:30:0+.000Z",
                 "2026-11-24T01:30:00.000Z ", "2026-11-24T01:30:00+08:00");
    CAPTURE(text);
    CHECK_FALSE(domain::parse_wall_time(text));
}

TEST_CASE("time: local time where clocks change", "[time]") {
    const auto berlin = test::zone("Europe/Berlin");
    struct Row {
        const char* event;
        const char* day;
        std::chrono::minutes minute;
        const char* utc;
    };
    const auto row =
        GENERATE(Row{"winter", "2026-01-15", 9h, "2026-01-15T08:00:00.000Z"},
                 Row{"summer", "2026-07-15", 9h, "2026-07-15T07:00:00.000Z"},
                 Row{"before the gap", "2026-03-29", 119min, "2026-03-29T00:59:00.000Z"},
                 Row{"in the gap", "2026-03-29", 150min, "2026-03-29T01:00:00.000Z"},
                 Row{"behind the gap", "2026-03-29", 180min, "2026-03-29T01:00:00.000Z"},
                 Row{"twice: the first", "2026-10-25", 150min, "2026-10-25T00:30:00.000Z"},
                 Row{"after the hour that is twice", "2026-10-25", 180min, "2026-10-25T02:00:00.000Z"},
                 Row{"beyond midnight", "2026-10-24", 27h, "2026-10-25T02:00:00.000Z"});
    CAPTURE(row.event);
    CHECK(domain::format_wall_time(berlin.to_wall(test::day(row.day), row.minute)) == row.utc);
}

TEST_CASE("time: the wall clock of the room", "[time]") {
    const auto local = test::shanghai().to_local(test::utc("2026-11-24T16:00:59.999Z"));
    CHECK(domain::format_day(local.day) == "2026-11-25");
    CHECK(local.minute == 0min);
}

TEST_CASE("time: a zone that does not exist is named", "[time]") {
    const std::string name =
        GENERATE("", "Asia/Nowhere", "../../etc/passwd", "asia/shanghai", "/etc/localtime");
    CAPTURE(name);
    const auto zone = domain::TimeZone::find(name);
    REQUIRE_FALSE(zone);
    CHECK(zone.error().find("Asia/Shanghai") != std::string::npos);
}
