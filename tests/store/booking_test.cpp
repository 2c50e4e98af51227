#include "catch.hpp"
#include "station.hpp"

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
    CHECK(at.station.visits.cancel_closed(at.room.calendar(), morning()).value() == 0);
    std::erase_if(at.room.roster, [](const DutyShift& shift) { return shift.deputy_id == "deputy-2"; });
    CHECK(at.station.visits.cancel_closed(at.room.calendar(), morning()).value() == 1);
    at.room.hours.holidays.push_back(days_later(1).today);
    CHECK(at.station.visits.cancel_closed(at.room.calendar(), morning()).value() == 1);
    CHECK(at.station.visits.cancel_closed(at.room.calendar(), morning()).value() == 0);
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
        " start_at + 60000, end_at + 60000, 'booked', 0, 1, 'h' FROM appointments";
    CHECK_THAT(ask(at.folder.database(), same_place), contains_text("appointment at that time"));
    at.station.checked_in(2);
    CHECK_THAT(ask(at.folder.database(),
                   "INSERT INTO tickets (id, day, number, deputy_id, check_in_id, state, issued_at, code_hash)"
                   " SELECT 'other', day, number, deputy_id, check_in_id, 'waiting', 1, 'h' FROM tickets"),
               contains_text("UNIQUE"));
}
