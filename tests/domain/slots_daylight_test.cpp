// Slots where clocks change: none lost, none doubled, all of one length.
#include "catch.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using test::period;
using namespace std::chrono_literals;

namespace {

// Open round the clock on Sundays, a deputy from `from` to `to`.
domain::StationConfiguration sundays(const char* zone, const char* from, const char* to) {
    auto configuration = test::made_up_configuration();
    configuration.time_zone = test::zone(zone);
    configuration.opening_hours = {};
    configuration.opening_hours.weekly = {{std::chrono::Sunday, period("00:00", "24:00")}};
    configuration.roster = {{test::morning_deputy, std::chrono::Sunday, period(from, to)}};
    configuration.slots.length = 20min;
    return configuration;
}

} // namespace

TEST_CASE("slots: the days on which clocks change", "[slots][daylight]") {
    struct Row {
        const char* event;
        const char* zone;
        const char* day;
        const char* from;
        const char* to;
        std::size_t slots;
    };
    const auto row =
        GENERATE(Row{"no change in China", "Asia/Shanghai", "2026-03-29", "00:00", "06:00", 18},
                 Row{"an ordinary Sunday", "Europe/Berlin", "2026-03-22", "00:00", "06:00", 18},
                 Row{"spring: an hour is missing", "Europe/Berlin", "2026-03-29", "00:00", "06:00", 15},
                 Row{"spring: the shift lies in the gap", "Europe/Berlin", "2026-03-29", "02:00", "03:00", 0},
                 Row{"spring: the shift begins in the gap", "Europe/Berlin", "2026-03-29", "02:30", "05:00", 6},
                 Row{"spring: the shift ends in the gap", "Europe/Berlin", "2026-03-29", "00:00", "02:30", 6},
                 Row{"spring: the whole day", "Europe/Berlin", "2026-03-29", "00:00", "24:00", 69},
                 Row{"autumn: an hour more", "Europe/Berlin", "2026-10-25", "00:00", "06:00", 21},
                 Row{"autumn: the hour that is twice", "Europe/Berlin", "2026-10-25", "02:00", "03:00", 6},
                 Row{"autumn: the whole day", "Europe/Berlin", "2026-10-25", "00:00", "24:00", 75},
                 Row{"half an hour of change", "Australia/Lord_Howe", "2026-04-05", "00:00", "06:00", 19});
    CAPTURE(row.event);
    const auto configuration = sundays(row.zone, row.from, row.to);
    const auto now = configuration.time_zone.to_wall(test::day(row.day), 0min) - 24h;
    const auto slots =
        domain::slots_on(configuration.calendar(), {}, test::morning_deputy, test::day(row.day), now);
    REQUIRE(slots.size() == row.slots);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        CHECK(slots[i].end - slots[i].start == 20min);
        if (i > 0) CHECK(slots[i].start == slots[i - 1].end);
        CHECK(domain::may_book(configuration.calendar(), {}, "person", test::morning_deputy, slots[i].start,
                               now));
    }
}

TEST_CASE("slots: a shift through the night of the change", "[slots][daylight]") {
    auto configuration = sundays("Europe/Berlin", "00:00", "06:00");
    configuration.opening_hours.weekly = {{std::chrono::Saturday, period("22:00", "04:00")}};
    configuration.roster = {{test::morning_deputy, std::chrono::Saturday, period("22:00", "04:00")}};
    struct Row {
        const char* event;
        const char* saturday;
        std::size_t slots;
    };
    const auto row = GENERATE(Row{"an ordinary night", "2026-03-21", 18}, Row{"spring", "2026-03-28", 15},
                              Row{"autumn", "2026-10-24", 21});
    CAPTURE(row.event);
    const auto day = test::day(row.saturday);
    const auto now = configuration.time_zone.to_wall(day, 0min);
    const auto slots = domain::slots_on(configuration.calendar(), {}, test::morning_deputy, day, now);
    REQUIRE(slots.size() == row.slots);
    for (const auto& slot : slots) // also those after midnight, which belong to Saturday's shift
        CHECK(domain::may_book(configuration.calendar(), {}, "person", test::morning_deputy, slot.start, now));
}
