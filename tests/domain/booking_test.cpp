#include <algorithm>

#include "catch.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using domain::BookingError;
using test::at;
using namespace std::chrono_literals;

namespace {

const domain::WallTime now = at(test::a_tuesday, "08:00");
const domain::WallTime nine = at(test::a_tuesday, "09:00");

domain::Appointment taken(int number, const char* person, const char* deputy_id, domain::WallTime start,
                          domain::AppointmentState state = domain::AppointmentState::booked) {
    auto appointment = test::made_up_appointment(number, person, deputy_id, start);
    appointment.state = state;
    return appointment;
}

} // namespace

TEST_CASE("booking: allowed", "[booking]") {
    using enum domain::AppointmentState;
    struct Row {
        const char* event;
        std::vector<domain::Appointment> there;
        const char* person;
    };
    const auto row = GENERATE(
        Row{"the first", {}, "me"},
        Row{"the other one gave it up", {taken(1, "other", test::morning_deputy, nine, cancelled)}, "me"},
        Row{"another deputy at that time", {taken(1, "other", test::afternoon_deputy, nine)}, "me"},
        Row{"mine ends as it begins", {taken(1, "me", test::afternoon_deputy, nine - 20min)}, "me"},
        Row{"my past ones do not count",
            {taken(1, "me", test::morning_deputy, nine - 48h),
             taken(2, "me", test::morning_deputy, nine - 72h)},
            "me"},
        Row{"without papers nobody is counted",
            {taken(1, "", test::afternoon_deputy, nine), taken(2, "", test::morning_deputy, nine + 20min),
             taken(3, "", test::morning_deputy, nine + 40min)},
            ""});
    CAPTURE(row.event);
    const auto configuration = test::made_up_configuration();
    const auto slot =
        domain::may_book(configuration.calendar(), row.there, row.person, test::morning_deputy, nine, now);
    REQUIRE(slot);
    CHECK(slot->start == nine);
    CHECK(slot->end == nine + 20min);
    CHECK(slot->deputy_id == test::morning_deputy);
}

TEST_CASE("booking: refused, and why", "[booking]") {
    using enum domain::AppointmentState;
    struct Row {
        const char* event;
        std::vector<domain::Appointment> there;
        const char* deputy_id;
        domain::WallTime start;
        BookingError error;
    };
    const auto row = GENERATE(
        Row{"not at the start of a slot", {}, test::morning_deputy, nine + 1min, BookingError::no_such_slot},
        Row{"before the shift", {}, test::morning_deputy, nine - 20min, BookingError::no_such_slot},
        Row{"after the shift", {}, test::morning_deputy, nine + 3h, BookingError::no_such_slot},
        Row{"in the past", {}, test::morning_deputy, nine - 24h, BookingError::no_such_slot},
        Row{"too far ahead", {}, test::morning_deputy, nine + 15 * 24h, BookingError::no_such_slot},
        Row{"on a Saturday", {}, test::morning_deputy, nine + 4 * 24h, BookingError::no_such_slot},
        Row{"unknown deputy", {}, "deputy-z", nine, BookingError::no_such_slot},
        Row{"full",
            {taken(1, "other", test::morning_deputy, nine)},
            test::morning_deputy,
            nine,
            BookingError::slot_full},
        Row{"full: being received",
            {taken(1, "other", test::morning_deputy, nine, meeting)},
            test::morning_deputy,
            nine,
            BookingError::slot_full},
        Row{"I am elsewhere",
            {taken(1, "me", test::afternoon_deputy, nine + 10min)},
            test::morning_deputy,
            nine,
            BookingError::person_busy},
        Row{"I have this very one",
            {taken(1, "me", test::morning_deputy, nine)},
            test::morning_deputy,
            nine,
            BookingError::person_busy},
        Row{"enough of mine to come",
            {taken(1, "me", test::morning_deputy, nine + 40min),
             taken(2, "me", test::morning_deputy, nine + 24h)},
            test::morning_deputy,
            nine,
            BookingError::person_limit_reached});
    CAPTURE(row.event);
    const auto configuration = test::made_up_configuration();
    const auto slot =
        domain::may_book(configuration.calendar(), row.there, "me", row.deputy_id, row.start, now);
    REQUIRE_FALSE(slot);
    CHECK(static_cast<int>(slot.error()) == static_cast<int>(row.error));
}

TEST_CASE("booking: no sequence of bookings breaks a rule", "[booking][property]") {
    test::Random random;
    INFO(random);
    const std::vector<std::string> people{"p1", "p2", "p3", "p4", "p5", "p6", "p7"};
    const std::vector<std::string> deputies{test::morning_deputy, test::afternoon_deputy};
    int booked = 0;
    for (int round = 0; round < 20; ++round) {
        auto configuration = test::made_up_configuration();
        configuration.slots.capacity = random.between(1, 3);
        configuration.slots.days_ahead = 1;
        configuration.slots.appointments_per_person = random.between(1, 5);
        configuration.roster.push_back(
            {test::afternoon_deputy, std::chrono::Tuesday, test::period("09:10", "11:10")});
        std::vector<domain::Appointment> book;
        for (int attempt = 0; attempt < 60; ++attempt) {
            const auto start = nine + 10min * random.between(0, 48);
            const auto& person = random.one_of(people);
            const auto& deputy = random.one_of(deputies);
            if (!book.empty() && random.once_in(10))
                book[static_cast<std::size_t>(random.between(0, static_cast<int>(book.size()) - 1))].state =
                    domain::AppointmentState::cancelled;
            if (!domain::may_book(configuration.calendar(), book, person, deputy, start, now)) continue;
            book.push_back(test::made_up_appointment(attempt, person, deputy.c_str(), start));
            ++booked;
        }
        const auto count_if = [&](auto what) { return std::count_if(book.begin(), book.end(), what); };
        for (const auto& a : book) {
            if (!a.holds_slot()) continue;
            const auto at_the_time = [&](const auto& b) {
                return b.holds_slot() && b.start < a.end && a.start < b.end;
            };
            REQUIRE(count_if([&](const auto& b) { return at_the_time(b) && b.person_key == a.person_key; }) ==
                    1);
            REQUIRE(count_if([&](const auto& b) {
                        return b.holds_slot() && b.start == a.start && b.deputy_id == a.deputy_id;
                    }) <= configuration.slots.capacity);
            REQUIRE(count_if([&](const auto& b) { return b.holds_slot() && b.person_key == a.person_key; }) <=
                    configuration.slots.appointments_per_person);
        }
    }
    CHECK(booked > 200);
}
