#include "catch.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

TEST_CASE("a draft outlives a restart and goes when the reception is finished") {
    const TemporaryFolder folder;
    ReceptionDraft draft;
    draft.begun_at = morning().wall;
    Ticket ticket;
    {
        StoreAtWork station(folder.data());
        ticket = station.in_meeting(1);
        draft.ticket_id = ticket.id;
        REQUIRE(station.visits.save_draft(draft));
        draft.category = "roads";
        draft.text = "第一句";
        draft.result = ReceptionResult::answered_on_the_spot;
        REQUIRE(station.visits.save_draft(draft));
    }
    StoreAtWork station(folder.data(), 2);
    CHECK(station.visits.station_day(morning().today)->drafts == std::vector{draft});
    const auto unsent = station.outbox.unsent().value();
    const auto written = station.visits.finish_reception(reception_of(ticket), morning(9min)).value();
    CHECK(parse_uuid(written.id));
    CHECK(station.visits.station_day(morning().today)->drafts.empty());
    CHECK(station.outbox.unsent().value() == unsent + 2); // the ticket is done, and the log
    CHECK(station.records().back().body == record_body(written));
}

TEST_CASE("a draft belongs to a reception under way") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto called = station.called(1);
    CHECK_FALSE(station.visits.save_draft({.ticket_id = called.id}));
    CHECK_FALSE(station.visits.save_draft({.ticket_id = "no such"}));
}

TEST_CASE("a reception is written once, for its own ticket, within its limits") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket = station.in_meeting(1);
    const auto unsent = station.outbox.unsent().value();
    auto other_deputy = reception_of(ticket);
    other_deputy.deputy_id = "deputy-2";
    CHECK_FALSE(station.visits.finish_reception(other_deputy, morning()));
    auto too_long = reception_of(ticket);
    too_long.text = std::string(max_reception_text + 1, 'x');
    CHECK_FALSE(station.visits.finish_reception(too_long, morning()));
    auto unknown = reception_of(ticket);
    unknown.ticket_id = "no such";
    CHECK_FALSE(station.visits.finish_reception(unknown, morning()));
    CHECK(station.outbox.unsent().value() == unsent);

    auto longest = reception_of(ticket);
    longest.text.clear();
    for (std::size_t i = 0; i < max_reception_text; ++i)
        longest.text += "民";
    CHECK(station.visits.finish_reception(longest, morning()));
    CHECK_FALSE(station.visits.finish_reception(reception_of(ticket), morning()));
    CHECK(station.outbox.unsent().value() == unsent + 2);
}

TEST_CASE("the reception of an appointment ends the appointment") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const CheckInRequest request{without_papers(), "deputy-1", county_appointment(morning(20min))};
    const auto ticket = station.visits.check_in(request, morning()).value().ticket;
    REQUIRE(station.visits.call_next("deputy-1", morning(20min)));
    REQUIRE(station.visits.begin_reception(ticket.id, morning(21min)));
    REQUIRE(station.visits.finish_reception(reception_of(ticket), morning(40min)));
    const auto day = station.visits.station_day(morning().today).value();
    CHECK(day.appointments.at(0).state == AppointmentState::done);
    CHECK(day.tickets.at(0).state == TicketState::done);
}
