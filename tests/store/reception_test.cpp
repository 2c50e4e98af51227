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
        draft.log = {.language = "bo",
                     .interpreter = true,
                     .present = {Present::family, Present::official},
                     .confidential = true,
                     .opinions = {{.category = "roads",
                                   .grid_cell = "cell-2",
                                   .urgency = Urgency::soon,
                                   .route = OpinionRoute::answered_on_the_spot,
                                   .words = "第一句",
                                   .answer = "好"},
                                  {.category = "water"}}};
        draft.log.visitor.add({{100, 100, 0}, {150, 140, 20}}, morning().wall);
        draft.log.deputy.decline(Declined::does_not_wish, morning().wall);
        draft.earlier_deputies = {"deputy-2"};
        REQUIRE(station.visits.save_draft(draft));
    }
    StoreAtWork station(folder.data(), 2);
    CHECK(station.visits.station_day(morning().today)->drafts == std::vector{draft});
    const auto unsent = station.outbox.unsent().value();
    const auto written = station.visits.finish_reception(reception_of(ticket), morning(9min)).value();
    CHECK(parse_uuid(written.id));
    CHECK(station.visits.station_day(morning().today)->drafts.empty());
    CHECK(station.outbox.unsent().value() == unsent + 3); // the ticket is done, the opinion, and the log
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
    too_long.log.opinions[0].words = std::string(max_opinion_words + 1, 'x');
    CHECK_FALSE(station.visits.finish_reception(too_long, morning()));
    auto unknown = reception_of(ticket);
    unknown.ticket_id = "no such";
    CHECK_FALSE(station.visits.finish_reception(unknown, morning()));
    CHECK(station.outbox.unsent().value() == unsent);

    auto longest = reception_of(ticket);
    longest.log.opinions
        .clear(); // the most that a log can hold: every record of it is one that the county takes
    for (std::size_t i = 0; i < max_opinions; ++i) {
        Opinion& opinion = longest.log.opinions.emplace_back();
        opinion.category = "roads";
        for (std::size_t j = 0; j < max_opinion_words; ++j)
            opinion.words += "\U00020000";
        for (std::size_t j = 0; j < max_opinion_answer; ++j)
            opinion.answer += "\U00020000";
    }
    InkLine line;
    for (int i = 0; i < 3000; ++i)
        line.push_back({1000 + i % 2 * 900, 990, 599'000});
    longest.log.visitor.add(line, morning().wall);
    longest.log.deputy.add(line, morning().wall);
    CHECK(station.visits.finish_reception(longest, morning()));
    CHECK_FALSE(station.visits.finish_reception(reception_of(ticket), morning()));
    CHECK(station.outbox.unsent().value() == unsent + 2 + static_cast<int>(max_opinions));
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
