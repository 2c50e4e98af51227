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
        CHECK(result.error().kind == SaveError::Kind::moved_on);
    };
    refused(station.visits.call_again(waiting.id, morning()));
    refused(station.visits.begin_reception(waiting.id, morning()));
    refused(station.visits.mark_missed(waiting.id, morning()));
    CHECK(station.visits.begin_reception("no such", morning()).error().kind == SaveError::Kind::failed);
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

TEST_CASE("set aside, back at the front by itself, missed, and recalled by the desk") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket = station.called(1);
    station.checked_in(2);
    REQUIRE(station.visits.call_again(ticket.id, morning(1min)));
    const auto aside = station.visits.set_aside(ticket.id, morning(2min)).value();
    CHECK(aside.state == TicketState::set_aside);
    CHECK(aside.calls == 0);
    CHECK(station.records().back().body == record_body(aside));
    const auto second = station.visits.call_next("deputy-1", morning(3min)).value();
    CHECK(second->number == "A002");
    CHECK(station.visits.call_next("deputy-1", morning(16min)).value() == std::nullopt);
    const auto back = station.visits.call_next("deputy-1", morning(17min)).value();
    REQUIRE(back);
    CHECK(back->id == ticket.id);
    REQUIRE(station.visits.mark_missed(ticket.id, morning(18min)));
    const auto recalled = station.visits.recall(ticket.id, morning(30min)).value();
    CHECK(recalled.state == TicketState::waiting);
    CHECK(station.visits.call_next("deputy-1", morning(30min)).value()->id == ticket.id);
    REQUIRE(station.visits.mark_missed(ticket.id, morning(31min)));
    CHECK(station.visits.recall(ticket.id, days_later(1)).error().kind == SaveError::Kind::moved_on);
}

TEST_CASE("whoever missed an appointment is recalled without it, so that nobody's slot is taken") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket =
        station.visits.check_in({without_papers(), "deputy-1", county_appointment(morning(5min))}, morning())
            .value()
            .ticket;
    REQUIRE(station.visits.call_next("deputy-1", morning(5min)));
    REQUIRE(station.visits.mark_missed(ticket.id, morning(8min)));
    const auto recalled = station.visits.recall(ticket.id, morning(20min)).value();
    CHECK(recalled.appointment_id.empty());
    CHECK(station.visits.station_day(morning().today)->appointments.at(0).state == AppointmentState::no_show);
    const auto called = station.visits.call_next("deputy-1", morning(21min)).value();
    REQUIRE(called);
    CHECK(station.visits.begin_reception(called->id, morning(22min)));
}

TEST_CASE(
    "a number goes to another deputy, keeps the place of its arrival, and nobody stands twice in a queue") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto first = station.checked_in(1, morning());
    REQUIRE(station.visits.check_in(walk_in(2, "deputy-2"), morning(1min)));
    const auto moved = station.visits.transfer(first.id, "deputy-2", morning(2min)).value();
    CHECK(moved.deputy_id == "deputy-2");
    CHECK(moved.number == first.number);
    CHECK(station.visits.call_next("deputy-2", morning(3min)).value()->id == first.id);
    const auto back =
        station.visits.transfer(first.id, "deputy-1", morning(4min)).value(); // called, and sent on
    CHECK(back.state == TicketState::waiting);
    CHECK(back.calls == 0);
    const auto other = station.visits.check_in(walk_in(1, "deputy-2"), morning(5min)).value();
    CHECK(station.visits.transfer(first.id, "deputy-2", morning(6min)).error().kind ==
          SaveError::Kind::moved_on);
    CHECK(other.ticket.state == TicketState::waiting);
}

TEST_CASE("whoever waits for a deputy who is gone is called by any other") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket = station.visits.check_in(walk_in(1, "deputy-gone"), morning()).value().ticket;
    const auto called = station.visits.call(ticket.id, "deputy-2", morning(1min)).value();
    CHECK(called.deputy_id == "deputy-2");
    CHECK(station.visits.call(ticket.id, "deputy-1", morning(1min)).error().kind == SaveError::Kind::moved_on);
    const auto meeting = station.visits.begin_reception(ticket.id, morning(2min)).value();
    CHECK(station.visits.finish_reception(reception_of(meeting), morning(9min)));
}

TEST_CASE("a visitor gives the number back, and with it the appointment") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket =
        station.visits.check_in({without_papers(), "deputy-1", county_appointment(morning(20min))}, morning())
            .value()
            .ticket;
    CHECK(station.visits.leave(ticket.id, morning(1min))->state == TicketState::left);
    CHECK(station.visits.station_day(morning().today)->appointments.at(0).state == AppointmentState::cancelled);
    CHECK(station.visits.call_next("deputy-1", morning(20min)).value() == std::nullopt);
    CHECK(station.visits.leave(ticket.id, morning(2min)).error().kind == SaveError::Kind::moved_on);
    const auto walk_in_ticket = station.checked_in(1, morning(3min));
    REQUIRE(station.visits.leave(walk_in_ticket.id, morning(4min)));
    CHECK(station.checked_in(1, morning(5min)).id != walk_in_ticket.id); // who comes again waits anew
}

TEST_CASE("priority is given with a reason, by somebody, at a time, and the county knows") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    station.checked_in(1, morning());
    const auto elderly = station.checked_in(2, morning(5min));
    const auto given =
        station.visits.set_priority(elderly.id, PriorityReason::elderly, "deputy-1", morning(6min)).value();
    CHECK(station.records().back().body == record_body(given));
    CHECK(station.records().back().body.find(
              R"("priority":{"at":"2026-11-24T01:06:00.000Z","deputy":"deputy-1","reason":"elderly"})") !=
          std::string::npos);
    CHECK(station.visits.call_next("deputy-1", morning(7min)).value()->id == elderly.id);
    CHECK(station.visits.set_priority(elderly.id, std::nullopt, "deputy-1", morning(8min)).error().kind ==
          SaveError::Kind::moved_on);
    station.deliver_everything();
    REQUIRE(station.visits.mark_missed(elderly.id, morning(9min)));
    station.deliver_everything();
    REQUIRE(Retention(*station.database).purge(0, days_later(2)));
    CHECK(ask(folder.database(), "SELECT count(*) FROM tickets WHERE priority IS NOT NULL") == "0");
}

TEST_CASE("the same person gets the same number back, also while it is called or set aside") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket = station.called(1);
    CHECK(station.checked_in(1, morning(1min)).id == ticket.id);
    REQUIRE(station.visits.set_aside(ticket.id, morning(2min)));
    CHECK(station.checked_in(1, morning(3min)).id == ticket.id);
}

TEST_CASE("numbers begin anew each day, go on after a restart, and a clock set back a day gives none twice") {
    const TemporaryFolder folder;
    {
        StoreAtWork station(folder.data());
        CHECK(station.checked_in(1).number == "A001");
        CHECK(station.checked_in(2).number == "A002");
    }
    StoreAtWork station(folder.data(), 2);
    CHECK(station.checked_in(3).number == "A003");
    CHECK(station.checked_in(4, days_later(1)).number == "A001");
    CHECK(station.checked_in(5).number == "A004"); // back again: no number of this day comes twice
    CHECK(station.checked_in(6, days_later(1)).number == "A002");
    CHECK(station.visits.call_next("deputy-1", days_later(1)).value()->number == "A001");
}

TEST_CASE("the waiting time learns from the last receptions of the deputy") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    for (int i = 1; i <= 8; ++i) {
        auto reception = reception_of(station.in_meeting(i));
        reception.ended_at = reception.begun_at + 40min;
        REQUIRE(station.visits.finish_reception(reception, morning(40min)));
    }
    const auto day = station.visits.station_day(morning().today).value();
    CHECK(day.receptions.at("deputy-1") == std::vector<std::chrono::minutes>(8, 40min));
    CHECK(day.waiting_time("deputy-1", 1).from == 40min);
    CHECK(day.waiting_time("deputy-2", 1).from == 10min); // nothing is known of this one
    station.checked_in(20);
    const auto issued = station.visits.check_in(walk_in(21), morning()).value();
    CHECK(issued.people_ahead == 1);
    CHECK(issued.waiting->from == 40min);
}
