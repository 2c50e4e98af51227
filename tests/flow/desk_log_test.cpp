// The log on the desk: several matters, signing, correcting, handing over, and what was raised earlier.
#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::OpinionRoute;
using domain::TicketState;
using test::DeskFixture;
using namespace std::chrono_literals;

namespace {

void begin_reception(DeskFixture& f) {
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
}

void write_one(DeskFixture& f) {
    f.touch(EditLog{SetCategory{"water"}});
    f.touch(AddText{"测试"});
}

domain::Reception written_log(DeskFixture& f) {
    auto& ticket = f.somebody_waits();
    ticket.state = TicketState::done;
    domain::Reception first{.id = test::made_up_uuid(70),
                            .ticket_id = ticket.id,
                            .check_in_id = ticket.check_in_id,
                            .deputy_id = test::morning_deputy,
                            .begun_at = f.clock.now.wall - 1h,
                            .ended_at = f.clock.now.wall - 30min};
    first.log.opinions = {{.id = test::made_up_uuid(71), .category = "water", .words = "旧的话"}};
    first.log.visitor.add({{1, 1, 0}, {50, 50, 9}}, first.ended_at);
    first.log.deputy.add({{1, 1, 0}, {50, 50, 9}}, first.ended_at);
    return first;
}

void open_for_correction(DeskFixture& f, const domain::Reception& first) {
    f.sign_in();
    f.touch(ShowLogs{});
    CHECK(f.effect<ListLogs>()->deputy_id == test::morning_deputy);
    f.happens(LogsListed{f.desk.number, {{first.id, first.ticket_id, "A001", first.begun_at, 1, "water", 1}}});
    REQUIRE(f.desk.phase == DeskPhase::past_logs);
    f.touch(CorrectLog{"no such log"});
    CHECK(f.effects.empty());
    f.touch(CorrectLog{first.id});
    CHECK(f.effect<ReadLog>()->reception_id == first.id);
    f.happens(LogRead{f.desk.number, {first}});
    REQUIRE(f.desk.phase == DeskPhase::reception);
}

} // namespace

TEST_CASE("desk: several matters in one reception, each with its own words", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    f.touch(EditLog{AddOpinion{}}); // not before the first one is whole
    CHECK(f.desk.draft.log.opinions.size() == 1);
    write_one(f);
    for (std::size_t count = 2; count <= domain::max_opinions; ++count) {
        f.touch(EditLog{AddOpinion{}});
        REQUIRE(f.desk.draft.log.opinions.size() == count);
        CHECK(f.desk.text().empty());
        CHECK(f.desk.caret == 0);
        write_one(f);
    }
    f.touch(EditLog{AddOpinion{}});
    CHECK(f.desk.draft.log.opinions.size() == domain::max_opinions);
    f.touch(EditLog{ShowOpinion{1}});
    f.touch(AddText{"又"});
    CHECK(f.desk.draft.log.opinions[1].words == "测试又");
    CHECK(f.desk.draft.log.opinions[0].words == "测试");
    f.touch(EditLog{ShowOpinion{99}});
    CHECK(f.desk.opinion == 1);
    f.touch(EditLog{DropOpinion{}});
    CHECK(f.desk.draft.log.opinions.size() == domain::max_opinions - 1);
    for (int i = 0; i < 9; ++i)
        f.touch(EditLog{DropOpinion{}});
    CHECK(f.desk.draft.log.opinions.size() == 1); // the last one stays
}

TEST_CASE("desk: a ready sentence is the deputy's answer, wherever the caret was", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    write_one(f);
    f.touch(EditLog{AddPhrase{"已说明政策。"}});
    CHECK(f.desk.shown_opinion().words == "测试");
    CHECK(f.desk.shown_opinion().answer == "已说明政策。");
    CHECK(f.desk.field == LogField::answer);
}

TEST_CASE("desk: what was signed is signed again when it was changed", "[flow][desk][signing]") {
    DeskFixture f;
    begin_reception(f);
    write_one(f);
    f.touch(FinishReception{});
    f.both_sign();
    REQUIRE(f.desk.draft.log.is_signed());
    f.touch(GoBack{});
    SECTION("only looked at") {
        f.touch(EditLog{ShowLeaf{LogLeaf::circumstances}});
        f.touch(FinishReception{});
        CHECK(f.desk.draft.log.is_signed());
    }
    SECTION("another word") {
        f.touch(AddText{"又"});
        f.touch(FinishReception{});
        CHECK_FALSE(f.desk.draft.log.is_signed());
    }
    SECTION("another circumstance") {
        f.touch(EditLog{FlipConfidential{}});
        f.touch(FinishReception{});
        CHECK_FALSE(f.desk.draft.log.is_signed());
    }
}

TEST_CASE("desk: strokes are taken back one by one, cleared, or declined with a reason",
          "[flow][desk][signing]") {
    DeskFixture f;
    begin_reception(f);
    write_one(f);
    f.touch(FinishReception{});
    const auto& visitor = [&]() -> const domain::Autograph& { return f.desk.draft.log.visitor; };
    f.touch(SignLog{{Signer::visitor, AddInk{{{10, 10, 0}, {20, 20, 16}}}}});
    f.touch(SignLog{{Signer::visitor, AddInk{{{30, 10, 100}, {40, 20, 116}}}}});
    CHECK(visitor().lines.size() == 2);
    CHECK(visitor().at == f.clock.now.wall);
    f.touch(SignLog{{Signer::visitor, TakeBackInk{}}});
    CHECK(visitor().lines.size() == 1);
    f.touch(SignLog{{Signer::visitor, DeclineInk{domain::Declined::cannot_write}}});
    CHECK(visitor().lines.empty());
    CHECK(visitor().declined == domain::Declined::cannot_write);
    f.touch(KeepLog{});
    CHECK_FALSE(f.effect<SaveReception>()); // the deputy has not signed
    f.touch(SignLog{{Signer::deputy, AddInk{{{10, 10, 0}, {20, 20, 16}}}}});
    f.touch(KeepLog{});
    REQUIRE(f.effect<SaveReception>());
    CHECK(f.effect<SaveReception>()->reception.log.visitor.declined == domain::Declined::cannot_write);
}

TEST_CASE("desk: a signature has an end, and a hand that rests on the glass is one dot",
          "[flow][desk][signing]") {
    domain::Autograph autograph;
    domain::InkLine resting(4000, {500, 500, 7});
    autograph.add(resting, {});
    CHECK(autograph.dots() == 1);
    domain::InkLine scribble;
    for (int i = 0; i < 9000; ++i)
        scribble.push_back({i % 2 * 100, i % 3 * 100, i});
    autograph.add(scribble, {});
    CHECK(autograph.dots() == domain::max_autograph_dots);
    autograph.add(scribble, {});
    CHECK(autograph.dots() == domain::max_autograph_dots);
    domain::Autograph outside;
    outside.add({{-5, 99'999, -1}}, {});
    CHECK(outside.lines.at(0).at(0) == domain::InkDot{0, domain::autograph_height, 0});
}

TEST_CASE("desk: earlier opinions are there while the log is written, and nowhere else", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    const auto* look = f.effect<LookUpEarlierOpinions>();
    REQUIRE(look);
    CHECK(look->deputy_id == test::morning_deputy);
    const EarlierOpinionsFound found{
        look->visit, look->ticket_id, {{f.clock.now.wall, "deputy-b", {.words = "旧"}}}};
    f.happens(EarlierOpinionsFound{found.visit, "another ticket", found.opinions});
    CHECK(f.desk.earlier.empty());
    f.happens(found);
    CHECK(f.desk.earlier.size() == 1);
    f.touch(GoBack{});
    CHECK(f.desk.earlier.empty());
    f.happens(found); // too late
    CHECK(f.desk.earlier.empty());
}

TEST_CASE("desk: a correction needs its reason, and bears who, when and why", "[flow][desk][correction]") {
    DeskFixture f;
    const auto first = written_log(f);
    open_for_correction(f, first);
    CHECK(f.desk.is_correcting());
    CHECK(f.desk.text().empty()); // the reason is asked for at once
    f.touch(EditLog{WriteIn{LogField::words}});
    f.touch(AddText{"，新的"});
    f.touch(FinishReception{});
    CHECK(f.effects.empty());
    f.touch(EditLog{SetReason{"补充内容"}});
    f.touch(FinishReception{});
    const auto* save = f.effect<SaveCorrection>();
    REQUIRE(save);
    CHECK(save->reception.id == first.id);
    CHECK(save->reception.version == 2);
    CHECK(save->reception.log.opinions.at(0).id == first.log.opinions.at(0).id);
    CHECK(save->reception.log.opinions.at(0).words == "旧的话，新的");
    CHECK(save->reception.correction == domain::Correction{test::morning_deputy, f.clock.now.wall, "补充内容"});
    f.happens(ReceptionSaved{f.desk.number});
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.versions.empty());
}

TEST_CASE("desk: a correction that was broken off is there again", "[flow][desk][correction]") {
    DeskFixture f;
    const auto first = written_log(f);
    open_for_correction(f, first);
    f.touch(EditLog{SetReason{"写错了字"}});
    f.touch(EditLog{SetCategory{"roads"}});
    f.wait(6min); // locks
    REQUIRE(f.desk.phase == DeskPhase::closed);
    f.open_again();
    open_for_correction(f, first);
    CHECK(f.desk.draft.reason == "写错了字");
    CHECK(f.desk.shown_opinion().category == "roads");
}

TEST_CASE("desk: nobody corrects another deputy's log, and none that is erased", "[flow][desk][correction]") {
    DeskFixture f;
    auto first = written_log(f);
    f.sign_in();
    f.touch(ShowLogs{});
    f.happens(LogsListed{f.desk.number, {{first.id, first.ticket_id, "A001", first.begun_at, 1, "water", 1}}});
    f.touch(CorrectLog{first.id});
    f.happens(LogRead{f.desk.number, {}});
    CHECK(f.desk.phase == DeskPhase::past_logs);
    f.touch(CorrectLog{first.id});
    first.deputy_id = test::afternoon_deputy;
    f.happens(LogRead{f.desk.number, {first}});
    CHECK(f.desk.phase == DeskPhase::past_logs);
    f.touch(GoBack{});
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.logs.empty());
}

TEST_CASE("desk: a reception under way is handed over to the next deputy, who signs in and goes on",
          "[flow][desk]") {
    DeskFixture f;
    for (auto& deputy : f.configuration.deputies)
        deputy.pin_hash = "scrypt$";
    begin_reception(f);
    f.touch(AddText{"说了一半"});
    f.touch(HandOver{});
    REQUIRE(f.effect<SaveDraft>()); // before it changes hands
    f.carry_out_drafts();
    f.touch(ChooseDeputy{test::morning_deputy}); // to oneself
    CHECK(f.desk.phase == DeskPhase::hand_over);
    f.touch(ChooseDeputy{"gone"});
    CHECK(f.desk.phase == DeskPhase::hand_over);
    f.touch(ChooseDeputy{test::afternoon_deputy});
    const auto* over = f.effect<HandOverReception>();
    REQUIRE(over);
    CHECK(over->deputy_id == test::afternoon_deputy);
    SECTION("it cannot be saved") {
        f.happens(SaveFailed{f.desk.number, {}});
        CHECK(f.desk.phase == DeskPhase::reception);
        CHECK(f.desk.shown_opinion().words == "说了一半");
        return;
    }
    f.day.tickets[0].deputy_id = test::afternoon_deputy;
    f.happens(TicketMoved{f.desk.number});
    CHECK(f.desk.phase == DeskPhase::enter_pin);
    CHECK(f.desk.deputy_id == test::afternoon_deputy);
    CHECK(f.desk.notice == DeskNotice::handed_over);
    CHECK(f.desk.draft == domain::ReceptionDraft{}); // nothing is seen before the PIN
    f.enter_pin(true);
    CHECK(f.desk.phase == DeskPhase::reception);
    CHECK(f.desk.shown_opinion().words == "说了一半");
}
