#include "catch.hpp"
#include "station.hpp"
#include "store/shared_slots.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

struct Bookings {
    TemporaryFolder folder;
    StoreAtWork station{folder.data()};
    Room room;

    Saved<IssuedBooking> book(int who, std::chrono::minutes start, const std::string& deputy = "deputy-1",
                              const Moment& now = morning()) {
        return station.visits.book({person(who), deputy, morning(start).wall}, room.calendar(), now);
    }
    void expect(BookingError rule, const Saved<IssuedBooking>& result) {
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == SaveError::Kind::rule);
        CHECK(result.error().rule == rule);
    }
};

} // namespace

TEST_CASE("a booking gives a number of its own day and two records") {
    Bookings at;
    const auto first = at.book(1, 40min).value();
    CHECK(first.appointment.number == "B001");
    CHECK(first.appointment.end - first.appointment.start == 20min);
    CHECK(at.book(2, 60min)->appointment.number == "B002");
    CHECK(at.book(3, 40min + 24h)->appointment.number == "B001");
    const auto records = at.station.records();
    REQUIRE(records.size() == 6);
    CHECK(records[0].kind == RecordKind::check_in);
    CHECK(records[1].body == record_body(first.appointment));
    CHECK(std::get<Appointment>(at.station.visits.find_by_ticket_code(first.code).value()).id ==
          first.appointment.id);
}

TEST_CASE("the domain's rules hold against what is stored, and a refusal writes nothing") {
    Bookings at;
    REQUIRE(at.book(1, 40min));
    const auto unsent = at.station.outbox.unsent().value();
    at.expect(BookingError::slot_full, at.book(2, 40min));
    at.expect(BookingError::person_busy, at.book(1, 40min, "deputy-2"));
    at.expect(BookingError::no_such_slot, at.book(2, 45min));
    at.expect(BookingError::no_such_slot, at.book(2, 40min, "deputy-9"));
    at.expect(BookingError::no_such_slot, at.book(2, 40min + 15 * 24h));
    REQUIRE(at.book(1, 60min));
    at.expect(BookingError::person_limit_reached, at.book(1, 80min));
    CHECK(at.station.outbox.unsent().value() == unsent + 2);
}

TEST_CASE("a cancelled appointment frees its slot and is told to the county") {
    Bookings at;
    const auto booked = at.book(1, 40min).value();
    REQUIRE(at.station.visits.cancel(booked.appointment.id, morning()));
    CHECK_THAT(at.station.records().back().body, contains_text("cancelled"));
    CHECK(at.book(2, 40min));
    CHECK_FALSE(at.station.visits.cancel(booked.appointment.id, morning()));
    CHECK_FALSE(at.station.visits.cancel("no such", morning()));
}

TEST_CASE(
    "closing a day or a shift cancels what was booked there, once, and the county is told; the rest stands") {
    Bookings at;
    const auto kept = at.book(1, 40min).value().appointment;
    const auto lost = at.book(2, 24h + 40min).value().appointment;
    const auto other = at.book(3, 24h + 40min, "deputy-2").value().appointment;
    CHECK(at.station.visits.follow_calendar(at.room.calendar(), morning()).value() == 0);
    std::erase_if(at.room.roster, [](const DutyShift& shift) { return shift.deputy_id == "deputy-2"; });
    CHECK(at.station.visits.follow_calendar(at.room.calendar(), morning()).value() == 1);
    at.room.hours.holidays.push_back(days_later(1).today);
    CHECK(at.station.visits.follow_calendar(at.room.calendar(), morning()).value() == 1);
    CHECK(at.station.visits.follow_calendar(at.room.calendar(), morning()).value() == 0);
    const StationDay day = at.station.visits.station_day(morning().today).value();
    for (const Appointment& appointment : day.appointments) {
        CHECK((appointment.id == kept.id) == (appointment.state == AppointmentState::booked));
        if (appointment.id != kept.id) CHECK((appointment.id == lost.id || appointment.id == other.id));
    }
    CHECK_THAT(at.station.records().back().body, contains_text("cancelled"));
    CHECK_FALSE(at.station.visits.check_in({person(2), "deputy-1", lost}, morning(24h + 35min)));
}

TEST_CASE("who cancels after arriving leaves the queue") {
    Bookings at;
    const auto booked = at.book(1, 40min).value();
    const auto ticket =
        at.station.visits.check_in({person(1), "deputy-1", booked.appointment}, morning(30min)).value().ticket;
    REQUIRE(at.station.visits.cancel(booked.appointment.id, morning(31min)));
    CHECK(at.station.visits.call_next("deputy-1", morning(40min)).value() == std::nullopt);
    CHECK(at.station.visits.station_day(morning().today)->tickets.at(0).state == TicketState::missed);
}

TEST_CASE("the database itself refuses one person in two places, and a number given twice") {
    Bookings at;
    REQUIRE(at.book(1, 40min));
    const std::string same_place =
        "INSERT INTO appointments SELECT 'other', day, NULL, person_key, NULL, 'deputy-2',"
        " start_at + 60000, end_at + 60000, 'booked', 0, 1, 'h', 'not_needed', NULL FROM appointments";
    CHECK_THAT(ask(at.folder.database(), same_place), contains_text("appointment at that time"));
    at.station.checked_in(2);
    CHECK_THAT(ask(at.folder.database(),
                   "INSERT INTO tickets (id, day, number, deputy_id, check_in_id, state, issued_at, code_hash)"
                   " SELECT 'other', day, number, deputy_id, check_in_id, 'waiting', 1, 'h' FROM tickets"),
               contains_text("UNIQUE"));
}

TEST_CASE("an absence takes what was booked to the substitute, or cancels it, and the return brings it back") {
    Bookings at;
    const auto moved = at.book(1, 40min).value().appointment;
    const auto no_place = at.book(2, 60min).value().appointment;
    REQUIRE(at.book(3, 60min, "deputy-2"));
    const DutyRoster before = at.room.roster;
    const Day today = morning().today;
    apply_absence({"deputy-1", {today, today}, "deputy-2"}, at.room.roster);
    CHECK(at.station.visits.follow_calendar(at.room.calendar(), morning()).value() == 2);
    CHECK(at.station.visits.follow_calendar(at.room.calendar(), morning()).value() == 0);
    const auto stored = [&](const std::string& id) {
        const StationDay day = at.station.visits.station_day(today).value();
        for (const Appointment& appointment : day.appointments)
            if (appointment.id == id) return appointment;
        FAIL("the appointment is gone");
        return Appointment{};
    };
    CHECK(stored(moved.id).deputy_id == "deputy-2");
    CHECK(stored(moved.id).instead_of == "deputy-1");
    CHECK(stored(no_place.id).state == AppointmentState::cancelled);
    const auto records = at.station.records();
    CHECK_THAT(records[records.size() - 2].body, contains_text(R"("instead_of":"deputy-1")"));
    const auto ticket =
        at.station.visits.check_in({person(1), "deputy-1", moved}, morning(35min)).value().ticket;
    CHECK(ticket.deputy_id == "deputy-2");

    Bookings again;
    const auto returned = again.book(1, 40min).value().appointment;
    apply_absence({"deputy-1", {today, today}, "deputy-2"}, again.room.roster);
    REQUIRE(again.station.visits.follow_calendar(again.room.calendar(), morning()).value() == 1);
    again.room.roster = before;
    CHECK(again.station.visits.follow_calendar(again.room.calendar(), morning()).value() == 1);
    const auto back = again.station.visits.station_day(today).value().appointments.at(0);
    CHECK(back.deputy_id == returned.deputy_id);
    CHECK(back.instead_of.empty());
}

TEST_CASE("who stayed away twice is told to walk in, and may") {
    Bookings at;
    REQUIRE(at.book(1, 40min));
    REQUIRE(at.book(1, 24h + 40min));
    const Moment later = days_later(3);
    REQUIRE(at.station.visits.close_earlier_days(later).value() == 2);
    const auto start = later.wall + 40min;
    const auto result = at.station.visits.book({person(1), "deputy-1", start}, at.room.calendar(), later);
    at.expect(BookingError::walk_in_only, result);
    CHECK(at.station.visits.check_in(walk_in(1), later));
    const Moment after_a_month = days_later(33);
    CHECK(at.station.visits.book({person(1), "deputy-1", after_a_month.wall + 40min}, at.room.calendar(),
                                 after_a_month));
}

TEST_CASE("a shared deputy's time waits for the county, which gives it, or refuses and cancels") {
    Bookings at;
    for (DutyShift& shift : at.room.roster)
        shift.shared = shift.deputy_id == "deputy-1";
    SharedSlots slots{*at.station.database, *at.station.key, random_from(5)};
    const auto first = at.book(1, 40min).value().appointment;
    const auto second = at.book(2, 60min).value().appointment;
    CHECK(at.book(3, 40min, "deputy-2").value().appointment.confirmation == Confirmation::not_needed);
    CHECK(first.confirmation == Confirmation::asked);
    CHECK_THAT(record_body(first), contains_text(R"("confirmation":"asked")"));
    const auto word = [](const Appointment& about, SlotVerdict verdict) {
        return SlotWord{about.id, about.deputy_id, about.start, about.end, verdict};
    };
    CountyNews news;
    news.slots = {word(first, SlotVerdict::given), word(second, SlotVerdict::refused)};
    news.cursor.slots = 7;
    CHECK(slots.take_words(news, morning()).value() == 2);
    CHECK(slots.take_words(news, morning()).value() == 0); // said again: nothing new
    CHECK(slots.cursor().value() == 7);
    const auto day = at.station.visits.station_day(morning().today).value();
    for (const Appointment& appointment : day.appointments) {
        if (appointment.id == first.id) CHECK(appointment.confirmation == Confirmation::given);
        if (appointment.id != second.id) continue;
        CHECK(appointment.confirmation == Confirmation::refused);
        CHECK(appointment.state == AppointmentState::cancelled);
    }
    // What another station has is not offered here; what it gives back is.
    Appointment elsewhere = second;
    elsewhere.id = "00000000-0000-4000-8000-000000000001";
    news.slots = {word(elsewhere, SlotVerdict::taken)};
    REQUIRE(slots.take_words(news, morning()));
    at.expect(BookingError::slot_full, at.book(4, 60min));
    CHECK(at.station.visits.station_day(morning().today)->taken_elsewhere.size() == 1);
    news.slots = {word(elsewhere, SlotVerdict::released)};
    REQUIRE(slots.take_words(news, morning()));
    CHECK(at.book(4, 60min));
}

TEST_CASE("who has come before the county's refusal is received all the same") {
    Bookings at;
    for (DutyShift& shift : at.room.roster)
        shift.shared = true;
    SharedSlots slots{*at.station.database, *at.station.key, random_from(5)};
    const auto booked = at.book(1, 40min).value().appointment;
    const auto ticket =
        at.station.visits.check_in({person(1), "deputy-1", booked}, morning(35min)).value().ticket;
    CountyNews news;
    news.slots = {{booked.id, booked.deputy_id, booked.start, booked.end, SlotVerdict::refused}};
    REQUIRE(slots.take_words(news, morning(36min)));
    CHECK(at.station.visits.call_next("deputy-1", morning(40min)).value()->id == ticket.id);
}
