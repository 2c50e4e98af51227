#include "catch.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

TEST_CASE("the next one is called in the domain's order, once") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto walk_in_ticket = station.checked_in(1);
    const auto due =
        station.visits
            .check_in({without_papers(), "deputy-1", county_appointment(morning(20min))}, morning(1min))
            .value()
            .ticket;
    const auto first = station.visits.call_next("deputy-1", morning(20min)).value();
    const auto second = station.visits.call_next("deputy-1", morning(20min)).value();
    CHECK(first->id == due.id);
    CHECK(first->state == TicketState::called);
    CHECK(first->calls == 1);
    CHECK(second->id == walk_in_ticket.id);
    CHECK(station.visits.call_next("deputy-1", morning(20min)).value() == std::nullopt);
    CHECK(station.visits.call_next("deputy-2", morning(20min)).value() == std::nullopt);
    CHECK(station.visits.station_day(morning().today)->appointments.at(0).state == AppointmentState::called);
}

TEST_CASE("each move of a ticket is on disk and told to the county") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket = station.called(1);
    CHECK(station.visits.call_again(ticket.id, morning(1min))->calls == 2);
    const auto meeting = station.visits.begin_reception(ticket.id, morning(2min)).value();
    CHECK(meeting.state == TicketState::meeting);
    CHECK(station.records().back().body == record_body(meeting));
    CHECK(station.records().size() == 5);
    CHECK(station.visits.station_day(morning().today)->tickets.at(0).called_at == morning(1min).wall);
}

TEST_CASE("a ticket goes only the allowed ways, and a refused step leaves no trace") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto waiting = station.checked_in(1);
    const auto refused = [&](const Saved<Ticket>& result) {
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == SaveError::Kind::failed);
    };
    refused(station.visits.call_again(waiting.id, morning()));
    refused(station.visits.begin_reception(waiting.id, morning()));
    refused(station.visits.mark_missed(waiting.id, morning()));
    refused(station.visits.begin_reception("no such", morning()));
    CHECK(station.outbox.unsent().value() == 2);
    REQUIRE(station.visits.call_next("deputy-1", morning()));
    REQUIRE(station.visits.mark_missed(waiting.id, morning()));
    refused(station.visits.call_again(waiting.id, morning()));
    refused(station.visits.begin_reception(waiting.id, morning()));
    CHECK(station.outbox.unsent().value() == 4);
}

TEST_CASE("what nobody came for is closed the next day") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const Room room;
    const auto meeting = station.in_meeting(1);
    REQUIRE(station.visits.book({person(3), "deputy-2", morning(40min).wall}, room.calendar(), morning()));
    REQUIRE(
        station.visits.check_in({without_papers(), "deputy-1", county_appointment(morning(60min))}, morning()));
    station.checked_in(2);
    CHECK(station.visits.close_earlier_days(morning(8h)).value() == 0);
    CHECK(station.visits.close_earlier_days(days_later(1)).value() == 3);
    CHECK(station.visits.close_earlier_days(days_later(1)).value() == 0);
    const auto today = station.visits.station_day(morning().today);
    REQUIRE(today);
    for (const Appointment& appointment : today->appointments)
        CHECK_FALSE(appointment.holds_slot());
    const auto next_day = station.visits.station_day(days_later(1).today).value();
    REQUIRE(next_day.tickets.size() == 1); // a reception over midnight can still be finished
    CHECK(next_day.tickets[0].id == meeting.id);
    CHECK(station.visits.finish_reception(reception_of(meeting), days_later(1)));
}
