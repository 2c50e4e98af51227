// The rules beside the slots themselves: pauses, places for those who walk in, matters that take longer,
// deputies who are away, people who stayed away.
#include <algorithm>

#include "catch.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using domain::AppointmentState;
using domain::BookingError;
using test::at;
using test::day;
using namespace std::chrono_literals;

namespace {

const domain::WallTime now = at(test::a_tuesday, "08:00");
const domain::WallTime nine = at(test::a_tuesday, "09:00");

domain::Appointment taken(int number, const char* person, domain::WallTime start,
                          std::chrono::minutes length = 20min, const char* deputy = test::morning_deputy) {
    auto appointment = test::made_up_appointment(number, person, deputy, start);
    appointment.end = start + length;
    return appointment;
}

std::vector<domain::WallTime> free_starts(const domain::StationConfiguration& configuration,
                                          const std::vector<domain::Appointment>& there,
                                          const std::string& matter = {}) {
    std::vector<domain::WallTime> starts;
    for (const domain::Slot& slot : domain::slots_on(configuration.calendar(matter), there,
                                                     test::morning_deputy, day(test::a_tuesday), now))
        if (slot.free > 0) starts.push_back(slot.start);
    return starts;
}

std::optional<BookingError> refusal(const domain::StationConfiguration& configuration,
                                    const std::vector<domain::Appointment>& there, domain::WallTime start,
                                    const std::string& person = "me") {
    const auto slot =
        domain::may_book(configuration.calendar(), there, person, test::morning_deputy, start, now);
    return slot ? std::nullopt : std::optional{slot.error()};
}

} // namespace

TEST_CASE("booking rules: a pause stands between two appointments", "[booking]") {
    auto configuration = test::made_up_configuration();
    configuration.slots.buffer = 10min;
    CHECK(free_starts(configuration, {}) ==
          std::vector{nine, nine + 30min, nine + 60min, nine + 90min, nine + 120min, nine + 150min});
    // Booked by an earlier configuration, to 09:50: the one from 10:00 is the first that leaves ten minutes.
    const auto left = free_starts(configuration, {taken(1, "other", nine + 30min)});
    CHECK(left == std::vector{nine, nine + 60min, nine + 90min, nine + 120min, nine + 150min});
    const auto odd = free_starts(configuration, {taken(1, "other", nine + 35min)});
    CHECK(odd == std::vector{nine, nine + 90min, nine + 120min, nine + 150min});
}

TEST_CASE("booking rules: a share of each shift is never booked", "[booking]") {
    auto configuration = test::made_up_configuration(); // nine slots in the morning
    configuration.slots.walk_in_share = 30;             // two of them
    std::vector<domain::Appointment> there;
    for (int i = 0; i < 7; ++i) {
        INFO(i << " booked");
        CHECK(free_starts(configuration, there).size() == static_cast<std::size_t>(9 - i));
        CHECK(refusal(configuration, there, nine + 160min) == std::nullopt);
        there.push_back(taken(i, "", nine + i * 20min));
    }
    CHECK(free_starts(configuration, there).empty());
    CHECK(refusal(configuration, there, nine + 160min) == BookingError::slot_full);
    there.front().state = AppointmentState::cancelled;
    CHECK(free_starts(configuration, there).size() == 3);
    configuration.slots.walk_in_share = 100;
    CHECK(free_starts(configuration, {}).empty());
}

TEST_CASE("booking rules: a matter takes its own time", "[booking]") {
    auto configuration = test::made_up_configuration();
    configuration.slots.matters = {{"short", test::text("简单咨询", "A question"), 20min},
                                   {"papers", test::text("带材料", "With papers"), 50min}};
    CHECK(free_starts(configuration, {}).size() == 9);
    CHECK(free_starts(configuration, {}, "papers").back() == nine + 120min); // the last that ends by twelve
    CHECK(free_starts(configuration, {}, "gone since") == free_starts(configuration, {}, "short"));
    const auto beside = free_starts(configuration, {taken(1, "other", nine + 60min)}, "papers");
    CHECK(beside == std::vector{nine, nine + 80min, nine + 100min, nine + 120min});
    // Three steps of twenty minutes count against what may be booked.
    configuration.slots.walk_in_share = 50; // five of nine remain
    CHECK(free_starts(configuration, {taken(1, "other", nine, 50min)}, "papers").empty());
    CHECK_FALSE(free_starts(configuration, {taken(1, "other", nine, 50min)}).empty());
}

TEST_CASE("booking rules: with two places, a long one and two short ones are counted as they meet",
          "[booking]") {
    auto configuration = test::made_up_configuration();
    configuration.slots.capacity = 2;
    configuration.slots.matters = {{"short", test::text("简单咨询", "A question"), 20min},
                                   {"papers", test::text("带材料", "With papers"), 60min}};
    const std::vector one_after_the_other{taken(1, "a", nine), taken(2, "b", nine + 20min)};
    CHECK(free_starts(configuration, one_after_the_other, "papers").front() == nine);
    const std::vector at_once{taken(1, "a", nine + 20min), taken(2, "b", nine + 20min)};
    CHECK(free_starts(configuration, at_once, "papers").front() == nine + 40min);
}

TEST_CASE("booking rules: of one person, so many a day", "[booking]") {
    auto configuration = test::made_up_configuration();
    configuration.slots.appointments_per_day = 1;
    const std::vector there{taken(1, "me", nine)};
    CHECK(refusal(configuration, there, nine + 60min) == BookingError::day_limit_reached);
    CHECK(refusal(configuration, there, nine + 24h) == std::nullopt);
    CHECK(refusal(configuration, there, nine + 60min, "") == std::nullopt);
    CHECK(refusal(configuration, there, nine + 60min, "other") == std::nullopt);
}

TEST_CASE("booking rules: who stayed away twice may walk in, and books again after thirty days", "[booking]") {
    struct Row {
        const char* event;
        std::vector<std::chrono::hours> ago;
        int no_shows;
        bool refused;
    };
    const auto row =
        GENERATE(Row{"never", {}, 2, false}, Row{"once", {24h}, 2, false}, Row{"twice", {24h, 48h}, 2, true},
                 Row{"twice, far apart", {24h, 32 * 24h}, 2, false},
                 Row{"twice, the last one long ago", {31 * 24h, 32 * 24h}, 2, false},
                 Row{"twice, the last one not so long ago", {29 * 24h, 58 * 24h}, 2, true},
                 Row{"twice where three count", {24h, 48h}, 3, false},
                 Row{"often, and no such rule", {24h, 48h, 72h, 96h}, 0, false});
    CAPTURE(row.event);
    auto configuration = test::made_up_configuration();
    configuration.slots.no_shows = row.no_shows;
    std::vector<domain::Appointment> there;
    for (const auto ago : row.ago) {
        there.push_back(taken(static_cast<int>(there.size()), "me", now - ago));
        there.back().state = AppointmentState::no_show;
    }
    CHECK(refusal(configuration, there, nine) ==
          (row.refused ? std::optional{BookingError::walk_in_only} : std::nullopt));
    CHECK(refusal(configuration, there, nine, "other") == std::nullopt);
    CHECK(refusal(configuration, there, nine, "") == std::nullopt);
}

TEST_CASE("absence: nobody receives, or the substitute does", "[absence]") {
    auto configuration = test::made_up_configuration();
    const auto receives = [&](const char* deputy, const char* on) {
        return !domain::shifts_on(configuration.roster, configuration.time_zone, deputy, day(on)).empty();
    };
    domain::apply_absence({test::morning_deputy, {day("2026-11-24"), day("2026-11-25")}, {}},
                          configuration.roster);
    CHECK(receives(test::morning_deputy, "2026-11-23"));
    CHECK_FALSE(receives(test::morning_deputy, "2026-11-24"));
    CHECK_FALSE(receives(test::morning_deputy, "2026-11-25"));
    CHECK(receives(test::morning_deputy, "2026-11-26"));
    domain::apply_absence({test::morning_deputy, {day("2026-11-26"), day("2026-11-27")}, "deputy-c"},
                          configuration.roster);
    CHECK_FALSE(receives("deputy-c", "2026-11-25"));
    CHECK(receives("deputy-c", "2026-11-26"));
    CHECK(receives("deputy-c", "2026-11-27"));
    CHECK_FALSE(receives("deputy-c", "2026-11-30"));
    // The substitute falls ill too: the next one stands in for the first deputy.
    domain::apply_absence({"deputy-c", {day("2026-11-27"), day("2026-11-30")}, "deputy-d"},
                          configuration.roster);
    CHECK(receives("deputy-c", "2026-11-26"));
    CHECK_FALSE(receives("deputy-c", "2026-11-27"));
    CHECK(receives("deputy-d", "2026-11-27"));
    CHECK_FALSE(receives("deputy-d", "2026-11-30"));
    CHECK(domain::substitutes_of(configuration.roster, test::morning_deputy) ==
          std::vector<std::string>{"deputy-c", "deputy-d"});
}

TEST_CASE("absence: what was booked goes over where there is a place, and comes back", "[absence]") {
    auto configuration = test::made_up_configuration();
    auto booked = taken(1, "me", nine);
    const auto receiver = [&](const std::vector<domain::Appointment>& others = {}) {
        return domain::who_receives(configuration.calendar(), others, booked).value_or("nobody");
    };
    CHECK(receiver() == test::morning_deputy);
    const auto before = configuration.roster;
    domain::apply_absence({test::morning_deputy, {day(test::a_tuesday), day(test::a_tuesday)}, {}},
                          configuration.roster);
    CHECK(receiver() == "nobody");
    configuration.roster = before;
    domain::apply_absence({test::morning_deputy, {day(test::a_tuesday), day(test::a_tuesday)}, "deputy-c"},
                          configuration.roster);
    CHECK(receiver() == "deputy-c");
    CHECK(receiver({taken(2, "other", nine + 10min, 20min, "deputy-c")}) == "nobody");
    booked.deputy_id = "deputy-c";
    booked.instead_of = test::morning_deputy;
    CHECK(receiver() == "deputy-c");
    configuration.roster = before;
    CHECK(receiver() == test::morning_deputy);
    configuration.opening_hours.holidays.push_back(day(test::a_tuesday));
    CHECK(receiver() == "nobody");
    booked.issued_by_county = true;
    CHECK(receiver() == "deputy-c"); // the county answers for what it has issued
}

TEST_CASE("booking rules: no sequence of bookings breaks the pause, the share or the day's limit",
          "[booking][property]") {
    test::Random random;
    INFO(random);
    int booked = 0;
    for (int round = 0; round < 60; ++round) {
        auto configuration = test::made_up_configuration();
        auto& rules = configuration.slots;
        rules.capacity = random.between(1, 3);
        rules.buffer = 5min * random.between(0, 4);
        rules.walk_in_share = random.between(0, 60);
        rules.appointments_per_day = random.between(1, 3);
        rules.matters = {{"short", test::text("短", "short"), 20min},
                         {"long", test::text("长", "long"), 45min}};
        std::vector<domain::Appointment> there;
        for (int attempt = 0; attempt < 120; ++attempt) {
            const auto calendar = configuration.calendar(random.once_in(3) ? "long" : "short");
            const std::string person = "p" + std::to_string(random.between(0, 8));
            const auto start = nine + 5min * random.between(0, 35);
            const auto slot = domain::may_book(calendar, there, person, test::morning_deputy, start, now);
            if (!slot) continue;
            there.push_back(taken(attempt, person.c_str(), slot->start, calendar.length));
            ++booked;
        }
        std::chrono::minutes used{0};
        for (const domain::Appointment& a : there) {
            used += std::chrono::ceil<std::chrono::minutes>(a.end - a.start) + rules.buffer;
            const auto count = [&](auto what) { return std::count_if(there.begin(), there.end(), what); };
            REQUIRE(count([&](const auto& b) {
                        return b.start <= a.start && a.start < b.end + rules.buffer;
                    }) <= rules.capacity);
            REQUIRE(count([&](const auto& b) { return b.person_key == a.person_key; }) <=
                    rules.appointments_per_day);
        }
        const auto usual = free_starts(configuration, {}, "short").size();
        const auto places = static_cast<int>(usual) * rules.capacity;
        CHECK(used <= (places - places * rules.walk_in_share / 100) * (20min + rules.buffer) + 0min);
    }
    CHECK(booked > 200);
}
