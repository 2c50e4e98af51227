// What the desk may do with a number of the list.
#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::TicketState;
using test::DeskFixture;
using namespace std::chrono_literals;

TEST_CASE("desk: three calls, then aside; the second time missed", "[flow][desk][queue]") {
    DeskFixture f;
    domain::Ticket& ticket = f.somebody_waits();
    f.sign_in();
    f.touch(CallNext{});
    f.store_calls_next();
    ticket.calls = 3;
    f.touch(CallAgain{});
    CHECK_FALSE(f.effect<CallTicketAgain>()); // often enough
    CHECK(f.desk.phase == DeskPhase::called);
    f.touch(VisitorMissing{});
    REQUIRE(f.effect<SetAside>());
    ticket.times_aside = 1;
    ticket.calls = 0;
    ticket.aside_at = f.clock.now.wall;
    f.store_moves(TicketState::set_aside);
    f.clock.advance(15min);
    f.touch(CallNext{});
    f.store_calls_next(); // back by itself
    REQUIRE(f.desk.phase == DeskPhase::called);
    f.touch(VisitorMissing{});
    CHECK(f.effect<MarkMissed>());
    CHECK_FALSE(f.effect<SetAside>());
}

TEST_CASE("desk: a number of the list is called, recalled, given priority, or has left",
          "[flow][desk][queue]") {
    DeskFixture f;
    const std::string id = f.somebody_waits().id;
    f.sign_in();
    const auto open = [&] {
        f.touch(OpenTicket{id});
        REQUIRE(f.desk.phase == DeskPhase::one_ticket);
    };
    open();
    f.touch(GoBack{});
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.ticket_id.empty());
    open();
    f.touch(GivePriority{domain::PriorityReason::pregnant});
    REQUIRE(f.effect<SetPriority>());
    CHECK(f.effect<SetPriority>()->deputy_id == test::morning_deputy); // who gave it
    CHECK(f.effect<SetPriority>()->reason == domain::PriorityReason::pregnant);
    f.store_moves(TicketState::waiting);
    CHECK(f.desk.phase == DeskPhase::list);
    open();
    f.touch(CallThis{});
    REQUIRE(f.effect<CallOneTicket>());
    f.ticket(id).state = TicketState::called;
    f.happens(TicketCalled{f.desk.number, id});
    CHECK(f.desk.phase == DeskPhase::called);
    CHECK(f.effect<Chime>());
    f.touch(VisitorLeft{});
    REQUIRE(f.effect<LeaveQueue>());
    f.store_moves(TicketState::missed);
    open();
    f.touch(RecallThis{});
    CHECK(f.effect<Recall>()->ticket_id == id);
    f.store_moves(TicketState::waiting);
    f.ticket(id).state = TicketState::left;
    f.touch(OpenTicket{id}); // nothing can be done with it any more
    CHECK(f.desk.phase == DeskPhase::list);
}

TEST_CASE("desk: a number goes to a deputy on duty, and to nobody else", "[flow][desk][queue]") {
    DeskFixture f;
    const std::string id = f.somebody_waits().id;
    f.sign_in();
    f.touch(OpenTicket{id});
    f.touch(TransferThis{});
    REQUIRE(f.desk.phase == DeskPhase::transfer);
    f.touch(ChooseDeputy{test::afternoon_deputy}); // not there in the morning
    CHECK(f.desk.phase == DeskPhase::transfer);
    CHECK_FALSE(f.effect<Transfer>());
    f.touch(GoBack{});
    CHECK(f.desk.phase == DeskPhase::one_ticket);
    f.configuration.roster.push_back(
        {test::afternoon_deputy, std::chrono::Tuesday, test::period("09:00", "12:00")});
    f.touch(TransferThis{});
    f.touch(ChooseDeputy{test::afternoon_deputy});
    REQUIRE(f.effect<Transfer>());
    CHECK(f.effect<Transfer>()->deputy_id == test::afternoon_deputy);
    f.ticket(id).deputy_id = test::afternoon_deputy;
    f.store_moves(TicketState::waiting);
    CHECK(f.desk.phase == DeskPhase::list);
}

TEST_CASE("desk: whoever waits for a deputy who is gone is seen and called", "[flow][desk][queue]") {
    DeskFixture f;
    const std::string id = f.somebody_waits(1, "deputy-gone").id;
    f.sign_in();
    const auto left = left_behind(f.around, f.clock.now.wall);
    REQUIRE(left.size() == 1);
    f.touch(OpenTicket{left[0]->id});
    f.touch(CallThis{});
    CHECK(f.effect<CallOneTicket>()->deputy_id == test::morning_deputy);
    CHECK(f.effect<CallOneTicket>()->ticket_id == id);
}

TEST_CASE("desk: a number that another desk was quicker with is given up for the list", "[flow][desk][queue]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.touch(OpenTicket{f.day.tickets[0].id});
    f.touch(CallThis{});
    f.happens(SaveFailed{f.desk.number, {domain::SaveError::Kind::moved_on, {}, ""}});
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.notice == DeskNotice::moved_on);
    CHECK(f.desk.ticket_id.empty());
}
