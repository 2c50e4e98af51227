// A deputy's draft outlives quiet, a lock and the plug.
#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::OpinionRoute;
using domain::TicketState;
using test::DeskFixture;
using namespace std::chrono_literals;

namespace {

domain::ReceptionLog with_words(const char* words) {
    domain::ReceptionLog log;
    log.opinions = {{.words = words}};
    return log;
}

void begin_reception(DeskFixture& f) {
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
}

} // namespace

TEST_CASE("draft: is there from the beginning", "[flow][desk][draft]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.touch(CallNext{});
    f.store_calls_next();
    f.touch(VisitorCame{});
    REQUIRE(f.effect<BeginReception>());
    REQUIRE(f.effect<SaveDraft>());
    CHECK(f.effect<SaveDraft>()->draft.ticket_id == f.day.tickets[0].id);
    CHECK(f.effect<SaveDraft>()->draft.begun_at == f.clock.now.wall);
}

TEST_CASE("draft: saved after two seconds of quiet, once", "[flow][desk][draft]") {
    DeskFixture f;
    begin_reception(f);
    f.touch(AddText{"测"});
    CHECK_FALSE(f.effect<SaveDraft>());
    f.wait(1500ms);
    CHECK(f.effects.empty());
    f.touch(AddText{"试"}); // not quiet yet
    f.wait(1999ms);
    CHECK(f.effects.empty());
    f.wait(1ms);
    REQUIRE(f.effect<SaveDraft>());
    CHECK(f.effect<SaveDraft>()->draft.log.opinions.at(0).words == "测试");
    f.wait(60s);
    CHECK(f.effects.empty());
}

TEST_CASE("draft: nothing changed, nothing saved", "[flow][desk][draft]") {
    DeskFixture f;
    begin_reception(f);
    f.touch(EraseText{});
    f.touch(AddText{""});
    f.wait(10s);
    CHECK(f.effects.empty());
}

TEST_CASE("draft: every way out of the log keeps it", "[flow][desk][draft]") {
    struct Row {
        const char* event;
        void (*leave)(DeskFixture&);
        DeskPhase phase;
    };
    const std::vector<Row> rows{
        {"back to the list", [](DeskFixture& f) { f.touch(GoBack{}); }, DeskPhase::list},
        {"signed out", [](DeskFixture& f) { f.touch(SignOut{}); }, DeskPhase::closed},
        {"locked", [](DeskFixture& f) { f.wait(5min); }, DeskPhase::closed}};
    for (const Row& row : rows) {
        CAPTURE(row.event);
        DeskFixture f;
        begin_reception(f);
        f.touch(AddText{"测试"});
        row.leave(f);
        f.carry_out_drafts();
        CHECK(f.desk.phase == row.phase);
        CHECK(f.desk.draft == domain::ReceptionDraft{});
        REQUIRE(f.day.drafts.size() == 1);
        CHECK(f.day.drafts[0].log.opinions.at(0).words == "测试");
    }
}

TEST_CASE("draft: the desk locks after five minutes, not before", "[flow][desk][draft]") {
    DeskFixture f;
    begin_reception(f);
    f.wait(4min);
    f.happens(GlassTouched{});
    f.wait(5min - 1ms);
    CHECK(f.desk.phase == DeskPhase::reception);
    f.wait(1ms);
    CHECK(f.desk.phase == DeskPhase::closed);
    CHECK(f.desk.deputy_id.empty());
    CHECK(f.desk.pin.empty());
}

TEST_CASE("draft: after signing in again the work goes on where it was", "[flow][desk][draft]") {
    DeskFixture f;
    begin_reception(f);
    f.touch(EditLog{SetCategory{"roads"}});
    f.touch(AddText{"测试"});
    f.wait(6min);
    f.open_again();
    f.sign_in();
    CHECK(f.desk.phase == DeskPhase::reception);
    CHECK(f.desk.shown_opinion().words == "测试");
    CHECK(f.desk.shown_opinion().category == "roads");
    f.touch(FinishReception{});
    f.both_sign();
    f.touch(KeepLog{});
    CHECK(f.effect<SaveReception>());
}

TEST_CASE("draft: every field, every matter and every stroke is there again after a power cut",
          "[flow][desk][draft]") {
    DeskFixture f;
    begin_reception(f);
    for (const LogEdit& edit :
         std::vector<LogEdit>{SetCategory{"roads"}, SetGridCell{"cell-1"}, SetUrgency{domain::Urgency::urgent},
                              SetRoute{OpinionRoute::answered_on_the_spot}, SetSpoken{"bo"}, FlipInterpreter{},
                              FlipPresent{domain::Present::family}, FlipConfidential{}})
        f.touch(EditLog{edit});
    f.touch(AddText{"路坏了"});
    f.touch(EditLog{AddPhrase{"已说明政策。"}});
    f.touch(EditLog{AddOpinion{}});
    f.touch(EditLog{SetCategory{"water"}});
    f.touch(AddText{"水不够"});
    f.touch(FinishReception{});
    f.carry_out_drafts();
    f.touch(SignLog{{Signer::visitor, AddInk{{{10, 20, 0}, {300, 200, 90}}}}});
    f.wait(2s); // the pause; then the plug
    const auto before = f.desk.draft;
    REQUIRE(before.log.opinions.size() == 2);
    CHECK(before.log.opinions[1].grid_cell == "cell-1"); // people speak of where they live
    f.desk = open_desk({}, f.clock.now);
    f.sign_in();
    CHECK(f.desk.phase == DeskPhase::signing);
    CHECK(f.desk.draft == before);
    CHECK(f.desk.draft.log.visitor.dots() == 2);
}

TEST_CASE("draft: after a restart", "[flow][desk][draft]") {
    struct Row {
        const char* event;
        TicketState state;
        bool has_draft;
        DeskPhase phase;
    };
    const auto row = GENERATE(Row{"waiting", TicketState::waiting, false, DeskPhase::list},
                              Row{"called", TicketState::called, false, DeskPhase::called},
                              Row{"meeting, with a draft", TicketState::meeting, true, DeskPhase::reception},
                              Row{"meeting, without", TicketState::meeting, false, DeskPhase::reception},
                              Row{"done", TicketState::done, true, DeskPhase::list},
                              Row{"missed", TicketState::missed, false, DeskPhase::list});
    CAPTURE(row.event);
    DeskFixture f;
    auto& ticket = f.somebody_waits();
    ticket.state = row.state;
    ticket.called_at = f.clock.now.wall - 3min;
    if (row.has_draft)
        f.day.drafts = {
            {.ticket_id = ticket.id, .begun_at = f.clock.now.wall - 2min, .log = with_words("测试")}};
    f.sign_in();
    CHECK(f.desk.phase == row.phase);
    if (row.phase != DeskPhase::reception) return;
    CHECK(f.desk.draft.ticket_id == ticket.id);
    CHECK(f.desk.shown_opinion().words == (row.has_draft ? "测试" : ""));
    CHECK(f.desk.draft.begun_at == f.clock.now.wall - (row.has_draft ? 2min : 3min));
}

TEST_CASE("draft: only one's own reception is resumed", "[flow][desk][draft]") {
    DeskFixture f;
    f.somebody_waits(1, test::afternoon_deputy).state = TicketState::meeting;
    f.somebody_waits(2);
    f.sign_in();
    REQUIRE(f.desk.phase == DeskPhase::list);
    for (const auto& ticket : f.day.tickets) {
        f.touch(ResumeReception{ticket.id});
        CHECK(f.desk.phase == DeskPhase::list);
        CHECK(f.desk.ticket_id.empty());
    }
    f.touch(ResumeReception{"no such ticket"});
    CHECK(f.desk.phase == DeskPhase::list);
}

TEST_CASE("draft: a store that never answers does not hold the desk", "[flow][desk]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.touch(CallNext{});
    f.wait(4min);
    CHECK(f.desk.phase == DeskPhase::saving);
    f.wait(2min);
    CHECK(f.desk.phase == DeskPhase::closed);
}
