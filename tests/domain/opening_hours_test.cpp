#include "catch.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using domain::OpeningHours;
using test::at;
using test::period;

namespace {

// "09:00-12:00 13:30-17:00", hours beyond midnight counted on.
std::string written(const std::vector<domain::WallPeriod>& periods, const char* day) {
    const auto midnight = at(day, "00:00");
    const auto clock = [&](domain::WallTime time) {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time - midnight).count();
        return std::to_string(100 + minutes / 60).substr(1) + ":" +
               std::to_string(100 + minutes % 60).substr(1);
    };
    std::string text;
    for (const auto& period : periods)
        text += (text.empty() ? "" : " ") + clock(period.start) + "-" + clock(period.end);
    return text;
}

OpeningHours tuesdays(std::vector<domain::DayPeriod> open, std::vector<domain::DayPeriod> breaks = {}) {
    OpeningHours hours;
    for (const auto& period : open)
        hours.weekly.push_back({std::chrono::Tuesday, period});
    hours.breaks = std::move(breaks);
    return hours;
}

} // namespace

TEST_CASE("opening hours: periods of one day", "[opening_hours]") {
    struct Row {
        const char* event;
        OpeningHours hours;
        const char* open;
    };
    const auto row = GENERATE(
        Row{"closed all day", {}, ""}, Row{"one period", tuesdays({period("09:00", "17:00")}), "09:00-17:00"},
        Row{"a break", tuesdays({period("09:00", "17:00")}, {period("12:00", "13:30")}),
            "09:00-12:00 13:30-17:00"},
        Row{"two breaks",
            tuesdays({period("09:00", "17:00")}, {period("15:00", "15:15"), period("12:00", "13:30")}),
            "09:00-12:00 13:30-15:00 15:15-17:00"},
        Row{"a break at the start", tuesdays({period("09:00", "17:00")}, {period("08:00", "10:00")}),
            "10:00-17:00"},
        Row{"a break at the end", tuesdays({period("09:00", "17:00")}, {period("16:00", "18:00")}),
            "09:00-16:00"},
        Row{"a break over all", tuesdays({period("09:00", "17:00")}, {period("08:00", "18:00")}), ""},
        Row{"a break outside", tuesdays({period("09:00", "12:00")}, {period("12:00", "13:30")}), "09:00-12:00"},
        Row{"adjoining", tuesdays({period("12:00", "17:00"), period("09:00", "12:00")}), "09:00-17:00"},
        Row{"overlapping", tuesdays({period("09:00", "13:00"), period("12:00", "17:00")}), "09:00-17:00"},
        Row{"one within the other", tuesdays({period("09:00", "17:00"), period("10:00", "11:00")}),
            "09:00-17:00"},
        Row{"until midnight", tuesdays({period("18:00", "24:00")}), "18:00-24:00"},
        Row{"until midnight, the other name", tuesdays({period("18:00", "00:00")}), "18:00-24:00"},
        Row{"across midnight", tuesdays({period("20:00", "02:00")}), "20:00-26:00"},
        Row{"a break of tomorrow", tuesdays({period("20:00", "02:00")}, {period("00:30", "01:00")}),
            "20:00-24:30 25:00-26:00"},
        Row{"a break across midnight", tuesdays({period("20:00", "02:00")}, {period("23:30", "00:30")}),
            "20:00-23:30 24:30-26:00"},
        Row{"a break that began yesterday", tuesdays({period("00:00", "06:00")}, {period("23:30", "00:30")}),
            "00:30-06:00"});
    CAPTURE(row.event);
    CHECK(written(domain::open_periods(row.hours, test::shanghai(), test::day(test::a_tuesday)),
                  test::a_tuesday) == row.open);
}

TEST_CASE("opening hours: holidays and extra days", "[opening_hours]") {
    OpeningHours hours = tuesdays({period("09:00", "17:00")}, {period("12:00", "13:00")});
    hours.holidays = {test::day("2026-11-24"), test::day("2026-12-01")};
    hours.extra_days = {{test::day("2026-11-28"), {period("10:00", "12:00"), period("14:00", "15:00")}},
                        {test::day("2026-12-01"), {period("11:00", "14:00")}},
                        {test::day("2026-12-08"), {}}};
    struct Row {
        const char* event;
        const char* day;
        const char* open;
    };
    const auto row = GENERATE(
        Row{"an ordinary Tuesday", "2026-11-17", "09:00-12:00 13:00-17:00"}, Row{"a holiday", "2026-11-24", ""},
        Row{"an extra Saturday", "2026-11-28", "10:00-12:00 14:00-15:00"},
        Row{"an extra day beats a holiday, breaks hold", "2026-12-01", "11:00-12:00 13:00-14:00"},
        Row{"an extra day with no hours is closed", "2026-12-08", ""},
        Row{"an ordinary Wednesday", "2026-11-25", ""});
    CAPTURE(row.event);
    CHECK(written(domain::open_periods(hours, test::shanghai(), test::day(row.day)), row.day) == row.open);
}

TEST_CASE("opening hours: open at this moment", "[opening_hours]") {
    const OpeningHours hours =
        tuesdays({period("09:00", "12:00"), period("20:00", "02:00")}, {period("01:00", "01:30")});
    struct Row {
        const char* event;
        const char* day;
        const char* minute;
        bool open;
    };
    const auto row =
        GENERATE(Row{"a minute early", "2026-11-24", "08:59", false},
                 Row{"the first minute", "2026-11-24", "09:00", true},
                 Row{"the last minute", "2026-11-24", "11:59", true},
                 Row{"the end is outside", "2026-11-24", "12:00", false},
                 Row{"after midnight", "2026-11-25", "00:30", true},
                 Row{"a break after midnight", "2026-11-25", "01:15", false},
                 Row{"after the break", "2026-11-25", "01:30", true}, Row{"over", "2026-11-25", "02:00", false},
                 Row{"the night before", "2026-11-24", "00:30", false});
    CAPTURE(row.event);
    CHECK(domain::is_open(hours, test::shanghai(), at(row.day, row.minute)) == row.open);
}

TEST_CASE("opening hours: a break that the clock change swallows cuts nothing", "[opening_hours][daylight]") {
    OpeningHours hours;
    hours.weekly = {{std::chrono::Sunday, period("00:00", "06:00")}};
    hours.breaks = {period("02:15", "02:45")};
    const auto periods = domain::open_periods(hours, test::zone("Europe/Berlin"), test::day("2026-03-29"));
    REQUIRE(periods.size() == 1);
    CHECK(periods[0].end - periods[0].start == std::chrono::hours{5});
}

TEST_CASE("duty: who is there now", "[duty]") {
    auto configuration = test::made_up_configuration();
    configuration.roster.push_back({test::afternoon_deputy, test::day("2026-11-24"), period("11:00", "13:45")});
    struct Row {
        const char* event;
        const char* minute;
        std::vector<std::string> present;
    };
    const auto row = GENERATE(Row{"closed", "08:00", {}}, Row{"the morning", "09:30", {test::morning_deputy}},
                              Row{"two", "11:30", {test::morning_deputy, test::afternoon_deputy}},
                              Row{"the break", "12:30", {}},
                              Row{"two shifts of one deputy are one deputy", "13:35", {test::afternoon_deputy}},
                              Row{"after hours", "17:00", {}});
    CAPTURE(row.event);
    std::vector<std::string> present;
    for (const auto& on_duty : domain::on_duty(configuration.roster, configuration.opening_hours,
                                               configuration.time_zone, at(test::a_tuesday, row.minute)))
        present.push_back(on_duty.deputy_id);
    CHECK(present == row.present);
}

TEST_CASE("duty: shifts that adjoin are stayed through", "[duty]") {
    auto configuration = test::made_up_configuration();
    configuration.roster = {{test::morning_deputy, std::chrono::Tuesday, period("09:00", "10:00")},
                            {test::morning_deputy, std::chrono::Tuesday, period("10:00", "11:30")}};
    const auto present = domain::on_duty(configuration.roster, configuration.opening_hours,
                                         configuration.time_zone, at(test::a_tuesday, "09:30"));
    REQUIRE(present.size() == 1);
    CHECK(present[0].until == at(test::a_tuesday, "11:30"));
}
