#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::ReceptionResult;
using domain::TicketState;
using test::DeskFixture;
using namespace std::chrono_literals;

TEST_CASE("desk: call, receive, write, finish: well under twelve touches", "[flow][desk][journey]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.touches = 0;
    f.call_and_receive();
    REQUIRE(f.desk.phase == DeskPhase::reception);
    const auto begun = f.clock.now.wall;
    f.touch(ChooseCategory{"water"});
    const int before_text = f.touches;
    f.touch(AddText{"测试"});
    f.touches = before_text; // text apart
    f.touch(ChooseResult{ReceptionResult::passed_on});
    f.clock.advance(10min);
    f.touch(FinishReception{});
    CHECK(f.touches <= 8); // two signatures fit below twelve
    const auto* save = f.effect<SaveReception>();
    REQUIRE(save);
    CHECK(save->reception.ticket_id == f.day.tickets[0].id);
    CHECK(save->reception.check_in_id == f.day.tickets[0].check_in_id);
    CHECK(save->reception.deputy_id == test::morning_deputy);
    CHECK(save->reception.category == "water");
    CHECK(save->reception.text == "测试");
    CHECK(save->reception.result == ReceptionResult::passed_on);
    CHECK(save->reception.begun_at == begun);
    CHECK(save->reception.ended_at == f.clock.now.wall);
    f.store_saves_reception();
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.notice == DeskNotice::saved);
    CHECK(f.desk.draft == domain::ReceptionDraft{});
}

TEST_CASE("desk: nobody waits", "[flow][desk]") {
    DeskFixture f;
    f.somebody_waits(1, test::afternoon_deputy);
    f.sign_in();
    f.touch(CallNext{});
    CHECK(f.desk.phase == DeskPhase::saving);
    f.store_calls_next();
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.notice == DeskNotice::nobody_waits);
}

TEST_CASE("desk: called again, and missing", "[flow][desk]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.touch(CallNext{});
    f.store_calls_next();
    REQUIRE(f.desk.phase == DeskPhase::called);
    CHECK(current_ticket(f.desk, f.around)->number == "A001");
    f.touch(CallAgain{});
    REQUIRE(f.effect<CallTicketAgain>());
    f.happens(TicketCalled{f.desk.number, f.effect<CallTicketAgain>()->ticket_id});
    CHECK(f.desk.phase == DeskPhase::called);
    f.touch(VisitorMissing{});
    CHECK(f.effect<MarkMissed>()->ticket_id == f.day.tickets[0].id);
    f.store_moves(TicketState::missed);
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.ticket_id.empty());
}

TEST_CASE("desk: what is not saved stays as it was", "[flow][desk]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    const auto fails = [&] {
        f.happens(SaveFailed{f.desk.number, {domain::SaveError::Kind::disk_full, {}, ""}});
    };
    f.touch(CallNext{});
    fails();
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.notice == DeskNotice::not_saved);
    f.touch(CallNext{});
    f.store_calls_next();
    f.touch(VisitorCame{});
    fails();
    CHECK(f.desk.phase == DeskPhase::called);
    f.touch(VisitorMissing{}); // and now really
    f.store_moves(TicketState::missed);
    CHECK(f.desk.phase == DeskPhase::list);

    f.somebody_waits(2);
    f.call_and_receive();
    f.touch(ChooseResult{ReceptionResult::no_matter_raised});
    f.touch(FinishReception{});
    fails();
    CHECK(f.desk.phase == DeskPhase::reception);
    CHECK(f.desk.draft.result == ReceptionResult::no_matter_raised); // nothing of it is lost
}

TEST_CASE("desk: an incomplete log cannot be finished", "[flow][desk]") {
    struct Row {
        const char* event;
        std::vector<Touch> touches;
        bool complete;
    };
    const std::vector<Row> rows{
        {"nothing", {}, false},
        {"a category", {ChooseCategory{"water"}}, false},
        {"a text", {AddText{"测试"}}, false},
        {"a result that needs a matter", {ChooseResult{ReceptionResult::passed_on}}, false},
        {"no category", {AddText{"测试"}, ChooseResult{ReceptionResult::answered_on_the_spot}}, false},
        {"no text", {ChooseCategory{"water"}, ChooseResult{ReceptionResult::to_professional_station}}, false},
        {"a text taken back",
         {ChooseCategory{"water"}, ChooseResult{ReceptionResult::passed_on}, AddText{"测"}, EraseText{}},
         false},
        {"only what cannot be text",
         {ChooseCategory{"water"}, ChooseResult{ReceptionResult::passed_on}, AddText{"\x01\xFF"}},
         false},
        {"no result", {ChooseCategory{"water"}, AddText{"测试"}}, false},
        {"no matter was raised", {ChooseResult{ReceptionResult::no_matter_raised}}, true},
        {"all three",
         {ChooseCategory{"water"}, AddText{"测试"}, ChooseResult{ReceptionResult::passed_on}},
         true}};
    for (const Row& row : rows) {
        CAPTURE(row.event);
        DeskFixture f;
        f.somebody_waits();
        f.sign_in();
        f.call_and_receive();
        for (const Touch& touch : row.touches)
            f.touch(touch);
        f.touch(FinishReception{});
        CHECK((f.effect<SaveReception>() != nullptr) == row.complete);
        CHECK((f.desk.phase == DeskPhase::saving) == row.complete);
        CHECK(f.desk.draft_is_complete() == row.complete);
    }
}

TEST_CASE("desk: text is taken by characters", "[flow][desk]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
    f.touch(AddText{"测试\U00020000"});
    f.touch(EraseText{});
    CHECK(f.desk.draft.text == "测试");
    f.touch(AddText{std::string(20'000, 'x')});
    CHECK(f.desk.draft.text.size() == domain::max_reception_text - 2 + std::string("测试").size());
}

TEST_CASE("desk: text goes in at the caret, and a stack goes out as one", "[flow][desk]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
    f.touch(AddText{"路坏"});
    f.touch(PlaceCaret{3}); // behind 路
    f.touch(AddText{"面"});
    CHECK(f.desk.draft.text == "路面坏");
    f.touch(PlaceCaret{4}); // inside a character: before it
    f.touch(AddText{"的"});
    CHECK(f.desk.draft.text == "路的面坏");
    f.touch(PlaceCaret{0});
    f.touch(EraseText{});
    CHECK(f.desk.draft.text == "路的面坏");
    f.touch(PlaceCaret{999});
    f.touch(AddText{"བསྒྲུ"});
    f.touch(EraseText{});
    CHECK(f.desk.draft.text == "路的面坏བ");
    f.touch(GoBack{});
    CHECK(f.desk.caret == 0);
}

TEST_CASE("desk: a finished log is not kept as a draft again", "[flow][desk][draft]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
    f.touch(ChooseResult{ReceptionResult::no_matter_raised});
    f.touch(FinishReception{});
    REQUIRE(f.desk.phase == DeskPhase::saving);
    f.wait(10s); // the store is slow
    CHECK_FALSE(f.effect<SaveDraft>());
}
