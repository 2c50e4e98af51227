#include <algorithm>

#include "catch.hpp"
#include "domain/visit_code.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

std::vector<RecordKind> kinds_of(const std::vector<WireRecord>& records) {
    std::vector<RecordKind> kinds;
    for (const WireRecord& record : records)
        kinds.push_back(record.kind);
    return kinds;
}

} // namespace

TEST_CASE("a check-in gives a number, a code, and two records in one") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto first = station.visits.check_in(walk_in(1), morning()).value();
    const auto second = station.visits.check_in(walk_in(2), morning(1min)).value();
    CHECK(first.ticket.number == "A001");
    CHECK(second.ticket.number == "A002");
    CHECK(second.people_ahead == 1);
    CHECK(first.ticket.visitor_name == person(1).visitor.name);
    CHECK(first.code.starts_with("LZ1T:"));
    const auto records = station.records();
    CHECK(kinds_of(records) ==
          std::vector{RecordKind::check_in, RecordKind::ticket, RecordKind::check_in, RecordKind::ticket});
    CHECK(records[1].body == record_body(first.ticket));
    CHECK_THAT(records[0].body, contains_text(person(1).visitor.number) &&
                                    contains_text(station.key->person_key(person(1).visitor.number)));
}

TEST_CASE("numbers begin anew each day and go on after a restart") {
    const TemporaryFolder folder;
    {
        StoreAtWork station(folder.data());
        station.checked_in(1);
    }
    StoreAtWork station(folder.data(), 2);
    CHECK(station.checked_in(2).number == "A002");
    CHECK(station.checked_in(3, days_later(1)).number == "A001");
    CHECK(station.checked_in(4).number == "A003"); // the clock was set back: no number twice all the same
}

TEST_CASE("who waits already gets the same ticket with a new code") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto first = station.visits.check_in(walk_in(1), morning()).value();
    const auto unsent = station.outbox.unsent().value();
    const auto again = station.visits.check_in(walk_in(1), morning(3min)).value();
    CHECK(again.ticket.id == first.ticket.id);
    CHECK(again.code != first.code);
    CHECK(station.outbox.unsent().value() == unsent);
    CHECK(std::holds_alternative<std::monostate>(station.visits.find_by_ticket_code(first.code).value()));
    CHECK(std::get<Ticket>(station.visits.find_by_ticket_code(again.code).value()).id == first.ticket.id);

    CHECK(station.visits.check_in(walk_in(1, "deputy-2"), morning()).value().ticket.id != first.ticket.id);
    CHECK(station.visits.check_in(walk_in(1), days_later(1)).value().ticket.id != first.ticket.id);
    REQUIRE(station.visits.call_next("deputy-1", morning()).value()->id == first.ticket.id);
    CHECK(station.visits.check_in(walk_in(1), morning()).value().ticket.id == first.ticket.id); // go in
    REQUIRE(station.visits.mark_missed(first.ticket.id, morning()));
    CHECK(station.visits.check_in(walk_in(1), morning()).value().ticket.id != first.ticket.id);
}

TEST_CASE("people without papers are never taken for each other") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const CheckInRequest request{without_papers(), "deputy-1", std::nullopt};
    const auto first = station.visits.check_in(request, morning()).value();
    CHECK(station.visits.check_in(request, morning()).value().ticket.id != first.ticket.id);
}

TEST_CASE("without consent nothing is stored") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    auto request = walk_in(1);
    request.check_in.agreed_at = {};
    CHECK_FALSE(station.visits.check_in(request, morning()));
    CHECK(station.outbox.unsent().value() == 0);
    CHECK(station.checked_in(2).number == "A001");
    CHECK(station.records().front().sequence == 1);
}

TEST_CASE("the county's appointment is known from its first sight, and gives one ticket") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto appointment = county_appointment(morning(30min));
    const CheckInRequest request{without_papers(), "deputy-1", appointment};
    const auto first = station.visits.check_in(request, morning()).value();
    CHECK(first.ticket.appointment_id == appointment.id);
    CHECK(first.ticket.appointment_start == appointment.start);
    const auto day = station.visits.station_day(morning().today).value();
    REQUIRE(day.appointments.size() == 1);
    CHECK(day.appointments[0].state == AppointmentState::arrived);
    CHECK(kinds_of(station.records()) ==
          std::vector{RecordKind::check_in, RecordKind::appointment, RecordKind::ticket});

    CHECK(station.visits.check_in(request, morning(5min)).value().ticket.id == first.ticket.id);
    REQUIRE(station.visits.call_next("deputy-1", morning(26min)).value());
    CHECK(station.visits.check_in(request, morning(27min)).value().ticket.id == first.ticket.id);
    CHECK(station.visits.station_day(morning().today)->tickets.size() == 1);
}

TEST_CASE("an appointment that is over, cancelled, early or unknown lets nobody in") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const Room room;
    auto expect_refused = [&](const CheckInRequest& request, const Moment& now) {
        const auto unsent = station.outbox.unsent().value();
        const auto result = station.visits.check_in(request, now);
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == SaveError::Kind::rule);
        CHECK(result.error().rule == BookingError::no_such_slot);
        CHECK(station.outbox.unsent().value() == unsent);
    };
    const auto booked =
        station.visits.book({person(1), "deputy-1", morning(40min).wall}, room.calendar(), morning()).value();
    auto unknown = booked.appointment;
    unknown.id = make_uuid(random_from(9)());
    expect_refused({person(1), "deputy-1", unknown}, morning());
    expect_refused({person(1), "deputy-1", booked.appointment}, morning(40min - 12h - 1min));
    expect_refused({person(1), "deputy-1", booked.appointment}, morning(60min + 4h + 1min));
    REQUIRE(station.visits.cancel(booked.appointment.id, morning()));
    expect_refused({person(1), "deputy-1", booked.appointment}, morning(35min));
}

TEST_CASE("a walk-in who turns out to have an appointment keeps the number") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const Room room;
    const auto booked =
        station.visits.book({person(1), "deputy-1", morning(40min).wall}, room.calendar(), morning()).value();
    const auto waiting = station.visits.check_in(walk_in(1), morning()).value();
    const auto arrived =
        station.visits.check_in({person(1), "deputy-1", booked.appointment}, morning(10min)).value();
    CHECK(arrived.ticket.id == waiting.ticket.id);
    CHECK(arrived.ticket.appointment_id == booked.appointment.id);
    const auto day = station.visits.station_day(morning().today).value();
    CHECK(day.tickets.at(0).appointment_start == booked.appointment.start);
    CHECK(day.appointments.at(0).state == AppointmentState::arrived);
}

TEST_CASE("a missed appointment is received the same day with a new number") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto appointment = county_appointment(morning(30min));
    const CheckInRequest request{without_papers(), "deputy-1", appointment};
    const auto first = station.visits.check_in(request, morning()).value();
    REQUIRE(station.visits.call_next("deputy-1", morning(28min)));
    REQUIRE(station.visits.mark_missed(first.ticket.id, morning(31min)));
    const auto late = station.visits.check_in(request, morning(60min)).value();
    CHECK(late.ticket.id != first.ticket.id);
    CHECK(station.visits.station_day(morning().today)->appointments.at(0).state == AppointmentState::arrived);
}

TEST_CASE("whoever missed an appointment whose place another person has by now waits without it") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const Room room; // one place a slot
    const auto start = morning(60min).wall;
    const auto book = [&](int who, const Moment& now) {
        return station.visits.book({person(who), "deputy-1", start}, room.calendar(), now);
    };
    const CheckInRequest request{person(1), "deputy-1", book(1, morning())->appointment};
    const auto early = station.visits.check_in(request, morning()).value().ticket;
    REQUIRE(station.visits.call_next("deputy-1", morning(10min)));
    REQUIRE(station.visits.mark_missed(early.id, morning(20min)));
    REQUIRE(book(2, morning(25min)));

    const auto back = station.visits.check_in(request, morning(30min)).value().ticket;
    CHECK(back.id != early.id);
    CHECK(back.deputy_id == "deputy-1");
    CHECK(back.appointment_id.empty());
    const auto appointments = station.visits.station_day(morning().today)->appointments;
    CHECK(std::count_if(appointments.begin(), appointments.end(),
                        [](const Appointment& a) { return a.holds_slot(); }) == 1);
    CHECK(station.visits.check_in(request, morning(31min))->ticket.id == back.id); // and once only
}

TEST_CASE("of a ticket's code only the keyed hash is on the disk") {
    const TemporaryFolder folder;
    std::string code;
    {
        StoreAtWork station(folder.data());
        code = station.visits.check_in(walk_in(1), morning()).value().code;
    }
    CHECK(content_of(folder.database()).find(code.substr(5)) == std::string::npos);
    CHECK(content_of(folder.database()).find(ask(folder.database(), "SELECT code_hash FROM tickets")) !=
          std::string::npos); // the search works
}
