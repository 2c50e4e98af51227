// A citizen looks at what became of the own opinions, and says a word about the answer.
#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::OpinionStage;
using domain::Satisfaction;
using test::VisitFixture;

namespace {

domain::OpinionProgress opinion(int number, OpinionStage stage) {
    domain::OpinionProgress progress;
    progress.opinion_id = test::made_up_uuid(number);
    progress.state.stage = stage;
    progress.state.due = domain::WallTime{};
    return progress;
}

using Opinions = std::vector<domain::OpinionProgress>;

void scan(VisitFixture& f, const Opinions& opinions) {
    f.scan_ticket();
    f.happens(TicketCodeLookedUp{f.visit.number, opinions});
    REQUIRE(f.visit.phase == VisitPhase::progress);
}

} // namespace

TEST_CASE(
    "progress: the code of a reception shows its opinions without a touch, and a word about one is saved") {
    VisitFixture f;
    scan(f, {opinion(71, OpinionStage::assigned), opinion(72, OpinionStage::answered)});
    f.touch(SayWord{Satisfaction::satisfied}); // there is no answer yet
    CHECK(f.effects.empty());
    f.touch(ShowProgress{9});
    CHECK(f.visit.look.shown == 0);
    f.touch(ShowProgress{1});
    f.touch(SayWord{Satisfaction::dissatisfied});
    REQUIRE(f.effects.size() == 1);
    const auto& saved = std::get<SaveWord>(f.effects[0]);
    CHECK(saved.opinion_id == test::made_up_uuid(72));
    CHECK(saved.word == Satisfaction::dissatisfied);
    f.happens(WordSaved{f.visit.number, opinion(72, OpinionStage::assigned)});
    CHECK(f.visit.phase == VisitPhase::progress);
    CHECK(f.visit.look.just_said);
    f.touch(SayWord{Satisfaction::satisfied}); // once an answer
    CHECK(f.effects.empty());
    f.touch(GoBack{});
    CHECK(f.visit.phase == VisitPhase::welcome);
    CHECK(f.visit.look.is_empty());
}

TEST_CASE("progress: whoever comes with a card is offered the own opinions, and comes back to the deputies") {
    VisitFixture f;
    f.come_by_card();
    REQUIRE(f.visit.phase == VisitPhase::on_duty);
    f.touch(SeeOpinions{}); // nothing is known of any
    CHECK(f.visit.phase == VisitPhase::on_duty);
    f.happens(OpinionsFound{f.visit.number - 1, {opinion(70, OpinionStage::answered)}}); // the one before asked
    CHECK(f.visit.look.is_empty());
    f.happens(OpinionsFound{f.visit.number, {opinion(71, OpinionStage::answered)}});
    f.touch(SeeOpinions{});
    CHECK(f.visit.phase == VisitPhase::progress);
    f.touch(GoBack{});
    CHECK(f.visit.phase == VisitPhase::on_duty);
}

TEST_CASE("progress: the next visitor's card ends it, and nothing of it stays") {
    VisitFixture f;
    scan(f, {opinion(71, OpinionStage::answered)});
    f.happens(CardRead{test::made_up_visitor()});
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK(f.visit.look.is_empty());
}

TEST_CASE("progress: a word that cannot be saved is not told as saved") {
    VisitFixture f;
    scan(f, {opinion(71, OpinionStage::answered)});
    f.touch(SayWord{Satisfaction::satisfied});
    f.happens(SaveFailed{f.visit.number, {}});
    CHECK(f.visit.phase == VisitPhase::problem);
    CHECK_FALSE(f.visit.look.just_said);
}
