#include <algorithm>

#include "catch.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using test::at;
using test::period;
using namespace std::chrono_literals;

namespace {

std::vector<domain::Slot> slots(const domain::StationConfiguration& configuration, const char* deputy_id,
                                domain::Day day, domain::WallTime now,
                                const std::vector<domain::Appointment>& appointments = {}) {
    return domain::slots_on(configuration.calendar(), appointments, deputy_id, day, now);
}

const domain::WallTime the_day_before = at("2026-11-23", "08:00");

} // namespace

TEST_CASE("slots: a shift is cut from its start, the rest is not offered", "[slots]") {
    struct Row {
        const char* event;
        std::chrono::minutes length;
        std::size_t count;
    };
    const auto row = GENERATE(Row{"twenty minutes", 20min, 9}, Row{"whole shift", 180min, 1},
                              Row{"longer than the shift", 181min, 0}, Row{"with a rest", 50min, 3});
    auto configuration = test::made_up_configuration();
    configuration.slots.length = row.length;
    CAPTURE(row.event);
    const auto found = slots(configuration, test::morning_deputy, test::day(test::a_tuesday), the_day_before);
    REQUIRE(found.size() == row.count);
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].start == at(test::a_tuesday, "09:00") + static_cast<int>(i) * row.length);
        CHECK(found[i].end - found[i].start == row.length);
        CHECK(found[i].free == 1);
    }
}

TEST_CASE("slots: past, cut-off, and too far ahead", "[slots]") {
    const auto configuration = test::made_up_configuration(); // cut-off 10 min, 14 days ahead
    struct Row {
        const char* event;
        const char* now_minute;
        std::size_t count;
    };
    const auto row = GENERATE(Row{"before the day", "00:00", 9}, Row{"ten minutes to nine", "08:50", 9},
                              Row{"a minute later", "08:51", 8}, Row{"in the middle", "10:31", 3},
                              Row{"the last one, just", "11:30", 1}, Row{"too late", "11:31", 0},
                              Row{"after the shift", "13:00", 0});
    CAPTURE(row.event);
    CHECK(slots(configuration, test::morning_deputy, test::day(test::a_tuesday),
                at(test::a_tuesday, row.now_minute))
              .size() == row.count);
    const auto now = at(test::a_tuesday, "08:00");
    CHECK(slots(configuration, test::morning_deputy, test::day("2026-12-08"), now).size() == 9);
    CHECK(slots(configuration, test::morning_deputy, test::day("2026-12-09"), now).empty());
}

TEST_CASE("slots: only where the station is open", "[slots]") {
    auto configuration = test::made_up_configuration();
    configuration.roster = {{test::morning_deputy, std::chrono::Tuesday, period("08:00", "14:30")}};
    const auto found = slots(configuration, test::morning_deputy, test::day(test::a_tuesday), the_day_before);
    CHECK(found.size() == 9 + 2); // 09:00 to 12:00, 13:40 to 14:20
    for (const auto& slot : found)
        CHECK(domain::is_open(configuration.opening_hours, configuration.time_zone, slot.start));
    configuration.opening_hours.holidays = {test::day(test::a_tuesday)};
    CHECK(slots(configuration, test::morning_deputy, test::day(test::a_tuesday), the_day_before).empty());
}

TEST_CASE("slots: a slot may lie across midnight if the station is open on both sides", "[slots]") {
    auto configuration = test::made_up_configuration();
    configuration.opening_hours = {};
    configuration.opening_hours.weekly = {{std::chrono::Tuesday, period("18:00", "24:00")},
                                          {std::chrono::Wednesday, period("00:00", "02:00")}};
    configuration.roster = {{test::morning_deputy, std::chrono::Tuesday, period("23:50", "00:50")}};
    const auto found = slots(configuration, test::morning_deputy, test::day(test::a_tuesday), the_day_before);
    REQUIRE(found.size() == 3);
    CHECK(found[0].start == at(test::a_tuesday, "23:50"));
}

TEST_CASE("slots: what appointments leave", "[slots]") {
    auto configuration = test::made_up_configuration();
    configuration.slots.capacity = 2;
    const auto nine = at(test::a_tuesday, "09:00");
    auto given_up = test::made_up_appointment(3, "person-3", test::morning_deputy, nine);
    given_up.state = domain::AppointmentState::cancelled;
    const std::vector appointments{
        test::made_up_appointment(1, "person-1", test::morning_deputy, nine),
        test::made_up_appointment(2, "person-2", test::afternoon_deputy, nine), given_up,
        test::made_up_appointment(4, "person-4", test::morning_deputy, nine + 30min)};
    const auto found =
        slots(configuration, test::morning_deputy, test::day(test::a_tuesday), the_day_before, appointments);
    REQUIRE(found.size() == 9);
    CHECK(found[0].free == 1); // one of two
    CHECK(found[1].free == 1); // 09:30 takes from two slots that it touches
    CHECK(found[2].free == 1);
    CHECK(found[3].free == 2);
}

TEST_CASE("slots: whatever the calendar, each slot keeps the rules", "[slots][property]") {
    test::Random random;
    INFO(random);
    std::size_t seen = 0;
    for (int round = 0; round < 300; ++round) {
        auto configuration = test::made_up_configuration();
        const auto some_period = [&] {
            return domain::DayPeriod{std::chrono::minutes{15 * random.between(0, 95)},
                                     std::chrono::minutes{15 * random.between(0, 95) + 5}};
        };
        configuration.opening_hours.breaks = {some_period()};
        configuration.opening_hours.weekly.push_back({std::chrono::Tuesday, some_period()});
        configuration.roster.push_back({test::morning_deputy, std::chrono::Tuesday, some_period()});
        configuration.slots.length = std::chrono::minutes{random.between(5, 60)};
        const domain::WallTime now =
            at("2026-11-23", "12:00") + std::chrono::minutes{random.between(0, 48 * 60)};
        CAPTURE(round);
        domain::WallTime previous_end{};
        for (const auto& slot : slots(configuration, test::morning_deputy, test::day(test::a_tuesday), now)) {
            ++seen;
            REQUIRE(slot.end - slot.start == configuration.slots.length);
            REQUIRE(slot.start >= previous_end);
            REQUIRE(slot.start >= now + configuration.slots.cut_off);
            for (auto minute = slot.start; minute < slot.end; minute += 1min)
                REQUIRE(domain::is_open(configuration.opening_hours, configuration.time_zone, minute));
            previous_end = slot.end;
        }
    }
    CHECK(seen > 500);
}
