// Hearing and helping on one glass: the screen read aloud, and the call for the keeper.
#include "catch.hpp"
#include "flow/station_flow.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using namespace std::chrono_literals;
using language::Word;

namespace {

struct Glass {
    test::VisitFixture world; // for its surroundings and clock
    StationState state = initial_state(world.configuration, world.clock.now);
    Effects effects; // of the last event

    Glass() { world.around.voices = {"zh", "en"}; }

    StationStep happens(const Event& event) {
        auto result = step(state, event, world.around, world.clock.now);
        state = result.next;
        effects = result.effects;
        return result;
    }
    void wait(std::chrono::milliseconds span) {
        const auto end = world.clock.now.monotonic + span;
        Effects all;
        while (true) {
            const auto due = next_deadline(state);
            if (!due || *due > end) break;
            if (*due > world.clock.now.monotonic) world.clock.advance(*due - world.clock.now.monotonic);
            happens(Tick{});
            all.insert(all.end(), effects.begin(), effects.end());
        }
        world.clock.advance(end - world.clock.now.monotonic);
        effects = all;
    }
    template <class Wanted>
    std::vector<Wanted> all() const {
        std::vector<Wanted> found;
        for (const Effect& effect : effects)
            if (const auto* one = std::get_if<Wanted>(&effect)) found.push_back(*one);
        return found;
    }
};

bool says(const Speak& speak, Word word) {
    for (const auto& phrase : speak.phrases)
        if (phrase.word == word) return true;
    return false;
}

} // namespace

TEST_CASE("help: a screen is read in the visitor's language, else in Chinese, else not at all",
          "[flow][help]") {
    Glass glass;
    glass.happens(ChooseLanguage{"en"});
    CHECK_FALSE(glass.happens(SpeakScreen{}).refused);
    REQUIRE(glass.all<Speak>().size() == 1);
    CHECK(glass.all<Speak>()[0].in_language == "en");
    CHECK(glass.all<Speak>()[0].kind == SpeechKind::reading);
    CHECK(says(glass.all<Speak>()[0], Word::identify_title));

    glass.happens(ChooseLanguage{"bo"});
    CHECK(glass.all<StopSpeaking>().size() == 1); // other words on the screen
    glass.happens(SpeakScreen{});
    CHECK(glass.all<Speak>().at(0).in_language == "zh");
    glass.world.around.voices = {"zh", "bo"};
    glass.happens(SpeakScreen{});
    CHECK(glass.all<Speak>().at(0).in_language == "bo");
    glass.world.around.voices = {};
    CHECK(glass.happens(SpeakScreen{}).refused);
    CHECK(glass.effects.empty());
}

TEST_CASE("help: any touch, another screen, and the time-out stop the reading", "[flow][help]") {
    const auto what = GENERATE(0, 1, 2, 3, 4);
    CAPTURE(what);
    Glass glass;
    glass.happens(ChooseLanguage{"zh"});
    glass.happens(SpeakScreen{});
    REQUIRE(glass.state.help.reading);
    switch (what) {
    case 0: glass.happens(GlassTouched{}); break;
    case 1: glass.happens(GoHome{}); break;
    case 2: glass.happens(CardRead{test::made_up_visitor()}); break;
    case 3: glass.wait(quiet_before_question + 1s); break;
    default: glass.happens(CallKeeper{}); break;
    }
    CHECK(glass.all<StopSpeaking>().size() == 1);
    CHECK_FALSE(glass.state.help.reading);
    glass.happens(GlassTouched{});
    CHECK(glass.all<StopSpeaking>().empty()); // once is enough
}

TEST_CASE("help: reading counts as being there, and its end is known", "[flow][help]") {
    Glass glass;
    glass.happens(ChooseLanguage{"zh"});
    glass.happens(SpeakScreen{});
    const auto number = glass.all<Speak>().at(0).number;
    glass.wait(40s);
    glass.happens(SpeechEnded{number + 1}); // of an earlier or foreign reading
    CHECK(glass.state.help.reading);
    glass.happens(SpeechEnded{number});
    CHECK_FALSE(glass.state.help.reading);
    glass.wait(40s);
    CHECK_FALSE(glass.state.visit.asks_still_there);
}

TEST_CASE("help: the desk is not read aloud", "[flow][help]") {
    Glass glass;
    glass.happens(OpenDesk{});
    CHECK(glass.happens(SpeakScreen{}).refused);
    CHECK_FALSE(glass.state.help.reading);
}

TEST_CASE("keeper: one touch on any screen chimes, shows the notice and tells the county", "[flow][help]") {
    Glass glass;
    const bool desk = GENERATE(false, true);
    if (desk)
        glass.happens(OpenDesk{});
    else
        glass.happens(ChooseLanguage{"zh"});
    CHECK_FALSE(glass.happens(CallKeeper{}).refused);
    REQUIRE(glass.all<Chime>().size() == 1);
    CHECK(glass.all<Chime>()[0].kind == ChimeKind::keeper_wanted);
    const auto saved = glass.all<SaveKeeperCall>();
    REQUIRE(saved.size() == 1);
    CHECK(saved[0].call.called_at == glass.world.clock.now.wall);
    CHECK(saved[0].call.state == domain::KeeperCallState::called);
    CHECK(saved[0].call.from == (desk ? domain::CalledFrom::desk : domain::CalledFrom::citizen));
    CHECK(glass.state.help.notice_since);
    CHECK(glass.state.help.call);
}

TEST_CASE("keeper: the notice goes by itself, the sign stays until somebody says so", "[flow][help]") {
    Glass glass;
    glass.happens(CallKeeper{});
    glass.wait(keeper_notice_stays + 1s);
    CHECK_FALSE(glass.state.help.notice_since);
    CHECK(glass.state.help.call);
    glass.happens(CallKeeper{}); // the sign is touched: the notice again, and no second call
    CHECK(glass.state.help.notice_since);
    CHECK(glass.all<SaveKeeperCall>().empty());
    glass.happens(CloseKeeperNotice{});
    CHECK_FALSE(glass.state.help.notice_since);
    CHECK(glass.state.help.call);

    glass.world.clock.advance(2min);
    glass.happens(KeeperCame{});
    CHECK_FALSE(glass.state.help.call);
    REQUIRE(glass.all<SaveKeeperCall>().size() == 1);
    CHECK(glass.all<SaveKeeperCall>()[0].call.state == domain::KeeperCallState::answered);
    CHECK(glass.all<SaveKeeperCall>()[0].call.ended_at == glass.world.clock.now.wall);
    CHECK(glass.happens(KeeperCame{}).refused);
    CHECK(glass.happens(CloseKeeperNotice{}).refused);
}

TEST_CASE("keeper: a call that nobody answers ends after a quarter of an hour, over all visits",
          "[flow][help]") {
    Glass glass;
    glass.happens(ChooseLanguage{"zh"});
    glass.happens(CallKeeper{});
    glass.wait(5min);
    CHECK(glass.state.visit.phase == VisitPhase::welcome); // the visitor has gone, the sign has not
    CHECK(glass.state.help.call);
    glass.wait(keeper_sign_stays);
    CHECK_FALSE(glass.state.help.call);
    REQUIRE(glass.all<SaveKeeperCall>().size() == 1);
    CHECK(glass.all<SaveKeeperCall>()[0].call.state == domain::KeeperCallState::unanswered);
    CHECK_FALSE(next_deadline(glass.state));
}

TEST_CASE("keeper: a playing child makes neither a flood of records nor of chimes", "[flow][help]") {
    Glass glass;
    std::size_t records = 0, chimes = 0;
    for (int touch = 0; touch < 600; ++touch) { // ten minutes, a touch a second
        const Event event = touch % 2 == 0 ? Event{Touch{CallKeeper{}}} : Event{Touch{KeeperCame{}}};
        glass.happens(event);
        for (const auto& save : glass.all<SaveKeeperCall>())
            records += save.call.state == domain::KeeperCallState::called;
        chimes += glass.all<Chime>().size();
        glass.world.clock.advance(1s);
    }
    CHECK(records == keeper_calls_an_hour);
    CHECK(chimes <= 60);
    CHECK(glass.state.help.recorded_calls.size() == keeper_calls_an_hour);
    glass.world.clock.advance(1h);
    glass.happens(CallKeeper{});
    CHECK(glass.all<SaveKeeperCall>().size() == 1);
}

TEST_CASE("keeper: with an ill disk there are still the chime and the words", "[flow][help]") {
    Glass glass;
    glass.world.around.store_trouble = domain::SaveError{};
    glass.happens(CallKeeper{});
    CHECK(glass.all<Chime>().size() == 1);
    CHECK(glass.all<SaveKeeperCall>().empty());
    CHECK(glass.state.help.notice_since);
    glass.world.around.store_trouble.reset();
    glass.happens(KeeperCame{});
    CHECK(glass.all<SaveKeeperCall>().empty()); // the end of a call that nobody was told of
}

TEST_CASE("keeper: the call does not disturb the visit, and the visit's next screen closes the notice",
          "[flow][help]") {
    Glass glass;
    glass.happens(ChooseLanguage{"zh"});
    glass.happens(TypeNumber{});
    glass.happens(PressKey{'9'});
    glass.happens(CallKeeper{});
    CHECK(glass.state.visit.phase == VisitPhase::type_number);
    CHECK(glass.state.visit.typed_number == "9");
    glass.happens(CardRead{test::made_up_visitor()});
    CHECK(glass.state.visit.phase == VisitPhase::consent);
    CHECK_FALSE(glass.state.help.notice_since);
    CHECK(glass.state.help.call);
}

TEST_CASE("keeper: while the notice is there, it is what is read aloud", "[flow][help]") {
    Glass glass;
    glass.world.configuration.keeper.phone = "0000-8000000";
    glass.happens(CallKeeper{});
    glass.happens(SpeakScreen{});
    REQUIRE(glass.all<Speak>().size() == 1);
    CHECK(says(glass.all<Speak>()[0], Word::keeper_called_title));
    CHECK(says(glass.all<Speak>()[0], Word::voice_keeper_phone));
}
