// A citizen who does not want to wait any longer.
#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::VisitFixture;
using namespace std::chrono_literals;

namespace {

// Presents the code of a ticket, and sees it again.
void show_ticket(VisitFixture& f, domain::TicketState state = domain::TicketState::waiting) {
    domain::Ticket ticket = test::made_up_ticket(1, test::morning_deputy, f.clock.now.wall);
    ticket.state = state;
    f.happens(CodeScanned{domain::make_ticket_code({1})});
    f.happens(TicketCodeLookedUp{f.visit.number, ticket});
    REQUIRE(f.visit.phase == VisitPhase::ticket);
}

} // namespace

TEST_CASE("visit: with the code of the ticket the number is given back, asked once more",
          "[flow][visit][queue]") {
    VisitFixture f;
    show_ticket(f);
    f.touch(StopWaiting{});
    CHECK(f.visit.phase == VisitPhase::leaving);
    f.touch(GoBack{});
    CHECK(f.visit.phase == VisitPhase::ticket); // a finger that slipped
    f.touch(StopWaiting{});
    f.touch(ConfirmLeave{});
    REQUIRE(f.effect<LeaveQueue>());
    CHECK(f.effect<LeaveQueue>()->ticket_id == f.visit.ticket->ticket.id);
    f.happens(TicketMoved{f.visit.number});
    CHECK(f.visit.phase == VisitPhase::left);
    f.touch(Finish{});
    CHECK(f.visit.phase == VisitPhase::welcome);
}

TEST_CASE("visit: whoever is received already gives nothing back", "[flow][visit][queue]") {
    VisitFixture f;
    show_ticket(f, domain::TicketState::meeting);
    f.touch(StopWaiting{});
    CHECK(f.visit.phase == VisitPhase::ticket);
}

TEST_CASE("visit: a number that was called meanwhile goes home without a fault", "[flow][visit][queue]") {
    VisitFixture f;
    show_ticket(f);
    f.touch(StopWaiting{});
    f.touch(ConfirmLeave{});
    f.happens(SaveFailed{f.visit.number, {domain::SaveError::Kind::moved_on, {}, ""}});
    CHECK(f.visit.phase == VisitPhase::welcome);
}
