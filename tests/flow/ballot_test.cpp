// A voter rates a report in secret: few touches, one ballot, and nothing left on the glass.
#include "catch.hpp"
#include "flow/spoken_screen.hpp"
#include "flow/station_flow.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::BallotOutcome;
using domain::Satisfaction;

namespace {

struct Booth {
    test::VisitFixture f;
    StationState state = initial_state(f.configuration, f.clock.now);
    Effects effects;
    int touches = 0;

    Booth() {
        domain::Activity activity{
            .id = "report", .kind = domain::ActivityKind::report_and_rating, .day = test::day(test::a_tuesday)};
        activity.rating = domain::Rating{.deputy_id = test::morning_deputy, .opened_at = f.clock.now.wall};
        f.day.activities = {activity};
    }
    StationStep happens(const Event& event) {
        auto result = step(state, event, f.around, f.clock.now);
        state = result.next;
        effects = result.effects;
        return result;
    }
    void touch(const Touch& touch) {
        ++touches;
        if (happens(touch).refused) throw std::logic_error("the touch was refused");
    }
    bool refuses(const Touch& touch) { return step(state, touch, f.around, f.clock.now).refused; }
    void fill(Satisfaction word = Satisfaction::satisfied) {
        for (std::size_t i = 0; i < f.configuration.rating.aspects.size(); ++i)
            touch(RateAspect{i, word});
    }
    void wait(std::chrono::milliseconds span) {
        f.clock.advance(span);
        happens(Tick{});
    }
    const TakeBallot* taken() const { return effects.empty() ? nullptr : std::get_if<TakeBallot>(&effects[0]); }
    BallotPhase phase() const { return state.ballot.phase; }
};

} // namespace

TEST_CASE("ballot: a card, a touch an aspect, and it is handed in", "[flow][ballot]") {
    Booth b;
    b.touch(OpenBallot{});
    CHECK(b.phase() == BallotPhase::identify);
    b.happens(CardRead{test::made_up_visitor()});
    CHECK(b.phase() == BallotPhase::rating);
    b.touch(HandInBallot{}); // not before each aspect has its word
    CHECK(b.effects.empty());
    b.fill();
    b.touch(RateAspect{2, Satisfaction::dissatisfied}); // a second thought
    b.touch(HandInBallot{});
    CHECK(b.touches == 9);
    REQUIRE(b.taken());
    CHECK(b.taken()->activity_id == "report");
    CHECK(b.taken()->person_key == test::made_up_visitor().person_key);
    REQUIRE(b.taken()->ballot.size() == 5);
    CHECK(b.taken()->ballot[2].word == Satisfaction::dissatisfied);
    CHECK(b.state.ballot.person_key.empty()); // from here on the glass does not know it any more
    b.happens(BallotTaken{b.state.ballot.number, BallotOutcome::counted});
    CHECK(b.phase() == BallotPhase::counted);
    b.touch(Finish{});
    CHECK_FALSE(b.state.ballot.is_open());
    CHECK(b.state.visit.phase == VisitPhase::welcome);
}

TEST_CASE("ballot: by the number that is typed, and a mistake is named", "[flow][ballot]") {
    Booth b;
    b.touch(OpenBallot{});
    for (const char c : std::string("99999919560712001"))
        b.touch(PressKey{c});
    b.touch(SubmitNumber{});
    CHECK(b.state.ballot.typing_error == domain::IdNumberError::wrong_length);
    b.touch(EraseKey{});
    CHECK_FALSE(b.state.ballot.typing_error);
    for (const char c : test::made_up_visitor().number.substr(16))
        b.touch(PressKey{c});
    while (b.state.ballot.typed_number.size() > 0)
        b.touch(EraseKey{});
    for (const char c : test::made_up_visitor().number)
        b.touch(PressKey{c});
    b.touch(SubmitNumber{});
    REQUIRE(b.phase() == BallotPhase::recognising);
    b.happens(NumberRecognised{b.state.ballot.number + 1, test::made_up_visitor()}); // another one's
    CHECK(b.phase() == BallotPhase::recognising);
    b.happens(NumberRecognised{b.state.ballot.number, test::made_up_visitor()});
    CHECK(b.phase() == BallotPhase::rating);
    CHECK(b.state.ballot.typed_number.empty());
}

TEST_CASE("ballot: each end has its words, and who comes next with a card begins at once", "[flow][ballot]") {
    const auto [outcome, phase] = GENERATE(std::pair{BallotOutcome::has_rated, BallotPhase::has_rated},
                                           std::pair{BallotOutcome::too_late, BallotPhase::too_late},
                                           std::pair{BallotOutcome::counted, BallotPhase::counted});
    Booth b;
    b.touch(OpenBallot{});
    b.happens(CardRead{test::made_up_visitor()});
    b.fill();
    b.touch(HandInBallot{});
    b.happens(BallotTaken{b.state.ballot.number, outcome});
    CHECK(b.phase() == phase);
    CHECK(spoken_ballot(b.state.ballot, b.f.around).size() == 2);
    const auto number = b.state.ballot.number;
    b.happens(CardRead{test::made_up_visitor("测试乙", 2)});
    CHECK(b.phase() == BallotPhase::rating);
    CHECK(b.state.ballot.number > number);
    for (const auto& word : b.state.ballot.words)
        CHECK_FALSE(word);                                  // nothing of the one before
    b.happens(BallotTaken{number, BallotOutcome::counted}); // comes late
    CHECK(b.phase() == BallotPhase::rating);
}

TEST_CASE("ballot: who leaves it leaves nothing; a question is asked before it is thrown away",
          "[flow][ballot]") {
    Booth b;
    b.touch(OpenBallot{});
    b.happens(CardRead{test::made_up_visitor()});
    b.touch(RateAspect{0, Satisfaction::dissatisfied});
    b.wait(quiet_before_question);
    CHECK(b.state.asks_still_there());
    b.touch(StillHere{});
    CHECK_FALSE(b.state.asks_still_there());
    b.wait(quiet_before_question);
    b.wait(question_lasts);
    CHECK_FALSE(b.state.ballot.is_open());
    CHECK(b.state.ballot.person_key.empty());
    CHECK(b.state.ballot.words.empty());
    CHECK(b.state.visit.language == "zh");
}

TEST_CASE("ballot: without a rating there is no ballot, and what cannot be saved is not asked for",
          "[flow][ballot]") {
    Booth b;
    b.f.around.store_trouble = domain::SaveError{};
    b.touch(OpenBallot{});
    CHECK_FALSE(b.state.ballot.is_open());
    b.f.around.store_trouble.reset();
    b.f.day.activities.clear();
    b.touch(OpenBallot{});
    CHECK_FALSE(b.state.ballot.is_open());
}

TEST_CASE("ballot: a store that does not answer, or cannot write, is told", "[flow][ballot]") {
    Booth b;
    b.touch(OpenBallot{});
    b.happens(CardRead{test::made_up_visitor()});
    b.fill();
    b.touch(HandInBallot{});
    b.wait(store_answers_within);
    CHECK(b.phase() == BallotPhase::not_saved);
    b.wait(confirmation_stays);
    CHECK_FALSE(b.state.ballot.is_open());
}

TEST_CASE("ballot: the language and the large text are the voter's, for this ballot alone", "[flow][ballot]") {
    Booth b;
    b.touch(OpenBallot{});
    b.touch(ChooseLanguage{"en"});
    CHECK(b.state.visit.language == "en");
    CHECK(b.phase() == BallotPhase::identify);
    b.touch(ToggleLargeText{});
    CHECK(b.state.visit.display->large_text);
    b.touch(GoHome{});
    CHECK(b.state.visit.language == "zh");
    CHECK_FALSE(b.state.visit.display);
    CHECK(b.refuses(HandInBallot{})); // the welcome knows nothing of it
}
