#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::OpinionRoute;
using domain::TicketState;
using test::DeskFixture;
using namespace std::chrono_literals;

TEST_CASE("desk: call, receive, write, both sign, keep: well under twelve touches", "[flow][desk][journey]") {
    DeskFixture f;
    f.somebody_waits().language = "bo";
    f.sign_in();
    f.touches = 0;
    f.call_and_receive();
    REQUIRE(f.desk.phase == DeskPhase::reception);
    const auto begun = f.clock.now.wall;
    f.touch(EditLog{SetCategory{"water"}});
    const int before_text = f.touches;
    f.touch(AddText{"测试"});
    f.touches = before_text; // text apart
    f.touch(FinishReception{});
    CHECK(f.desk.phase == DeskPhase::signing);
    f.both_sign();
    f.clock.advance(10min);
    f.touch(KeepLog{});
    CHECK(f.touches == 7);
    const auto* save = f.effect<SaveReception>();
    REQUIRE(save);
    CHECK(save->reception.ticket_id == f.day.tickets[0].id);
    CHECK(save->reception.check_in_id == f.day.tickets[0].check_in_id);
    CHECK(save->reception.deputy_id == test::morning_deputy);
    CHECK(save->reception.begun_at == begun);
    CHECK(save->reception.ended_at == f.clock.now.wall);
    CHECK(save->reception.log.language == "bo"); // the visitor's, without a touch
    REQUIRE(save->reception.log.opinions.size() == 1);
    CHECK(save->reception.log.opinions[0].category == "water");
    CHECK(save->reception.log.opinions[0].words == "测试");
    CHECK(save->reception.log.opinions[0].route == OpinionRoute::station); // without a touch
    CHECK(save->reception.log.visitor.is_given());
    CHECK(save->reception.log.deputy.is_given());
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
    CHECK(f.effect<SetAside>()->ticket_id == f.day.tickets[0].id);
    f.store_moves(TicketState::set_aside);
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
    f.touch(EditLog{FlipNoMatter{}});
    f.touch(FinishReception{});
    fails();
    CHECK(f.desk.phase == DeskPhase::reception);
    CHECK(f.desk.draft.log.no_matter); // nothing of it is lost
}

TEST_CASE("desk: an incomplete log cannot be finished", "[flow][desk]") {
    struct Row {
        const char* event;
        std::vector<Touch> touches;
        bool complete;
    };
    const std::vector<Row> rows{
        {"nothing", {}, false},
        {"a category", {EditLog{SetCategory{"water"}}}, false},
        {"a text", {AddText{"测试"}}, false},
        {"both", {EditLog{SetCategory{"water"}}, AddText{"测试"}}, true},
        {"a text taken back", {EditLog{SetCategory{"water"}}, AddText{"测"}, EraseText{}}, false},
        {"only what cannot be text", {EditLog{SetCategory{"water"}}, AddText{"\x01\xFF"}}, false},
        {"answered, but not what",
         {EditLog{SetCategory{"water"}}, AddText{"测试"},
          EditLog{SetRoute{OpinionRoute::answered_on_the_spot}}},
         false},
        {"answered, and what",
         {EditLog{SetCategory{"water"}}, AddText{"测试"}, EditLog{SetRoute{OpinionRoute::answered_on_the_spot}},
          AddText{"已答复"}},
         true},
        {"a second matter without words",
         {EditLog{SetCategory{"water"}}, AddText{"测试"}, EditLog{AddOpinion{}}, EditLog{SetCategory{"water"}}},
         false},
        {"and taken away again",
         {EditLog{SetCategory{"water"}}, AddText{"测试"}, EditLog{AddOpinion{}}, EditLog{DropOpinion{}}},
         true},
        {"no matter was raised", {EditLog{FlipNoMatter{}}}, true},
        {"no matter, and then one", {EditLog{FlipNoMatter{}}, AddText{"测试"}}, false},
        {"no matter although there are words", {AddText{"测试"}, EditLog{FlipNoMatter{}}}, false}};
    for (const Row& row : rows) {
        CAPTURE(row.event);
        DeskFixture f;
        f.somebody_waits();
        f.sign_in();
        f.call_and_receive();
        for (const Touch& touch : row.touches)
            f.touch(touch);
        f.touch(FinishReception{});
        CHECK((f.desk.phase != DeskPhase::reception) == row.complete);
        if (f.desk.phase == DeskPhase::signing) {
            f.touch(KeepLog{}); // nobody has signed
            CHECK_FALSE(f.effect<SaveReception>());
            f.both_sign();
            f.touch(KeepLog{});
        }
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
    CHECK(f.desk.shown_opinion().words == "测试");
    f.touch(AddText{std::string(20'000, 'x')});
    CHECK(f.desk.shown_opinion().words.size() == domain::max_opinion_words - 2 + std::string("测试").size());
}

TEST_CASE("desk: text goes in at the caret, and a stack goes out as one", "[flow][desk]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
    f.touch(AddText{"路坏"});
    f.touch(PlaceCaret{3}); // behind 路
    f.touch(AddText{"面"});
    CHECK(f.desk.shown_opinion().words == "路面坏");
    f.touch(PlaceCaret{4}); // inside a character: before it
    f.touch(AddText{"的"});
    CHECK(f.desk.shown_opinion().words == "路的面坏");
    f.touch(PlaceCaret{0});
    f.touch(EraseText{});
    CHECK(f.desk.shown_opinion().words == "路的面坏");
    f.touch(PlaceCaret{999});
    f.touch(AddText{"བསྒྲུ"});
    f.touch(EraseText{});
    CHECK(f.desk.shown_opinion().words == "路的面坏བ");
    f.touch(EditLog{WriteIn{LogField::answer}});
    CHECK(f.desk.caret == 0);
    f.touch(AddText{"好"});
    f.touch(EditLog{WriteIn{LogField::words}});
    CHECK(f.desk.caret == f.desk.shown_opinion().words.size());
    CHECK(f.desk.shown_opinion().answer == "好");
    f.touch(GoBack{});
    CHECK(f.desk.caret == 0);
}

TEST_CASE("desk: a finished log is not kept as a draft again", "[flow][desk][draft]") {
    DeskFixture f;
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
    f.touch(EditLog{FlipNoMatter{}});
    f.touch(FinishReception{});
    REQUIRE(f.desk.phase == DeskPhase::saving);
    f.wait(10s); // the store is slow
    CHECK_FALSE(f.effect<SaveDraft>());
}
