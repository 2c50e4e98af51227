// The keeper's page: who gets in, what it tries out, and that nothing of a visitor comes onto it.
#include "catch.hpp"
#include "flow/station_flow.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using namespace std::chrono_literals;

namespace {

struct Glass {
    test::VisitFixture world; // for its surroundings and clock
    StationState state = initial_state(world.configuration, world.clock.now);
    Effects effects; // of the last event

    bool happens(const Event& event) {
        auto result = step(state, event, world.around, world.clock.now);
        state = result.next;
        effects = result.effects;
        return !result.refused;
    }
    void touch(const Touch& touch) { REQUIRE(happens(touch)); }
    void enter_pin(bool right) {
        for (const char c : std::string("7391"))
            touch(PressKey{c});
        touch(SubmitPin{});
        if (effect<CheckKeeperPin>()) happens(PinChecked{state.keeper.number, right});
    }
    void open() {
        touch(OpenKeeper{});
        enter_pin(true);
        REQUIRE(page().phase == KeeperPhase::overview);
    }
    template <class Wanted>
    const Wanted* effect() const {
        for (const auto& effect : effects)
            if (const auto* found = std::get_if<Wanted>(&effect)) return found;
        return nullptr;
    }
    const KeeperPage& page() const { return state.keeper; }
};

} // namespace

TEST_CASE("keeper: the right PIN opens the page, and only it", "[flow][keeper]") {
    Glass glass;
    glass.touch(OpenKeeper{});
    CHECK(glass.page().phase == KeeperPhase::enter_pin);
    CHECK_FALSE(glass.happens(TestDevice{KeeperTest::printer}));
    CHECK_FALSE(glass.happens(ExportDiagnosis{}));
    for (const char c : std::string("7x391"))
        glass.touch(PressKey{c});
    glass.touch(SubmitPin{});
    REQUIRE(glass.effect<CheckKeeperPin>());
    CHECK(glass.effect<CheckKeeperPin>()->pin == "7391");
    CHECK(glass.page().pin.empty());
    CHECK_FALSE(glass.happens(ExportDiagnosis{})); // not before the answer
    glass.happens(PinChecked{glass.page().number - 1, true});
    CHECK(glass.page().phase == KeeperPhase::checking_pin); // an answer of another session
    glass.happens(PinChecked{glass.page().number, true});
    CHECK(glass.page().phase == KeeperPhase::overview);
}

TEST_CASE("keeper: five wrong PINs lock for five minutes, over any number of long presses", "[flow][keeper]") {
    Glass glass;
    glass.touch(OpenKeeper{});
    for (int i = 1; i < wrong_pins_before_lock; ++i) {
        glass.enter_pin(false);
        CHECK(glass.page().notice == KeeperNotice::pin_wrong);
    }
    glass.enter_pin(false);
    CHECK(glass.page().notice == KeeperNotice::pin_locked);
    glass.touch(GoHome{});
    glass.touch(OpenKeeper{});
    CHECK(glass.page().notice == KeeperNotice::pin_locked);
    glass.enter_pin(true);
    CHECK_FALSE(glass.effect<CheckKeeperPin>()); // not even asked
    CHECK(glass.page().phase == KeeperPhase::enter_pin);
    glass.world.clock.advance(pin_lock_lasts);
    glass.enter_pin(true);
    CHECK(glass.page().phase == KeeperPhase::overview);
}

TEST_CASE("keeper: without a PIN set nobody gets in, and it says so", "[flow][keeper]") {
    Glass glass;
    glass.world.around.keeper_has_pin = false;
    glass.touch(OpenKeeper{});
    CHECK(glass.page().notice == KeeperNotice::no_pin);
    glass.touch(PressKey{'1'});
    glass.touch(SubmitPin{});
    CHECK(glass.effects.empty());
    CHECK(glass.page().notice == KeeperNotice::no_pin);
    CHECK(glass.page().phase == KeeperPhase::enter_pin);
}

TEST_CASE("keeper: opens only where no visit and no desk is under way", "[flow][keeper]") {
    Glass glass;
    SECTION("a visit") {
        glass.happens(CardRead{test::made_up_visitor()});
    }
    SECTION("the desk") {
        glass.touch(OpenDesk{});
    }
    CHECK_FALSE(glass.happens(OpenKeeper{}));
    CHECK_FALSE(glass.page().is_open());
}

TEST_CASE("keeper: five quiet minutes lock the page, wherever it is", "[flow][keeper]") {
    Glass glass;
    glass.open();
    SECTION("the overview") {}
    SECTION("a test") {
        glass.touch(TestDevice{KeeperTest::glass});
    }
    const auto due = next_deadline(glass.state);
    REQUIRE(due);
    CHECK(*due == glass.world.clock.now.monotonic + keeper_locks_after);
    glass.world.clock.advance(keeper_locks_after - 1ms);
    glass.happens(Tick{});
    CHECK(glass.page().is_open());
    glass.world.clock.advance(1ms);
    glass.happens(Tick{});
    CHECK_FALSE(glass.page().is_open());
    CHECK(glass.state.visit.phase == VisitPhase::welcome);
}

TEST_CASE("keeper: a card under test is counted, and whose it is stays unknown", "[flow][keeper]") {
    Glass glass;
    glass.open();
    glass.happens(CardRead{test::made_up_visitor()}); // no test under way
    CHECK(glass.page().test.good == 0);
    glass.touch(TestDevice{KeeperTest::card_reader});
    glass.happens(CardTrouble{true});
    glass.happens(CardRead{test::made_up_visitor()});
    CHECK(glass.page().test.good == 1);
    CHECK(glass.page().test.bad == 1);
    CHECK(glass.page().test.card_there);
    glass.happens(CardGone{});
    CHECK_FALSE(glass.page().test.card_there);
    CHECK(glass.effects.empty());
    CHECK(glass.state.visit.visitor.number.empty());
    CHECK(glass.state.visit.phase == VisitPhase::welcome);
    glass.touch(GoBack{});
    CHECK(glass.page().phase == KeeperPhase::overview);
}

TEST_CASE("keeper: any code under test is counted and opens nothing", "[flow][keeper]") {
    Glass glass;
    glass.open();
    glass.touch(TestDevice{KeeperTest::code_scanner});
    glass.happens(CodeScanned{"https://example.org"});
    CHECK(glass.page().test.good == 1);
    CHECK(glass.effects.empty());
}

TEST_CASE("keeper: a test page is printed once a touch, and its end is told", "[flow][keeper]") {
    Glass glass;
    glass.open();
    glass.touch(TestDevice{KeeperTest::printer});
    REQUIRE(glass.effect<PrintTestPage>());
    const std::string job = glass.effect<PrintTestPage>()->job_id;
    glass.touch(TestDevice{KeeperTest::printer}); // impatient
    CHECK_FALSE(glass.effect<PrintTestPage>());
    glass.happens(PrintDone{"another", true});
    CHECK(glass.page().notice == KeeperNotice::page_printing);
    SECTION("it came out") {
        glass.happens(PrintDone{job, true});
        CHECK(glass.page().notice == KeeperNotice::page_printed);
        glass.touch(TestDevice{KeeperTest::printer});
        REQUIRE(glass.effect<PrintTestPage>());
        CHECK(glass.effect<PrintTestPage>()->job_id != job);
    }
    SECTION("it did not") {
        glass.happens(PrintDone{job, false});
        CHECK(glass.page().notice == KeeperNotice::page_not_printed);
    }
}

TEST_CASE("keeper: the bell is rung at once", "[flow][keeper]") {
    Glass glass;
    glass.open();
    glass.touch(TestDevice{KeeperTest::sound});
    CHECK(glass.effect<Chime>());
    CHECK(glass.page().notice == KeeperNotice::bell_rung);
    CHECK(glass.page().phase == KeeperPhase::overview);
}

TEST_CASE("keeper: every cell of the glass has to be felt", "[flow][keeper]") {
    Glass glass;
    glass.open();
    glass.touch(TestDevice{KeeperTest::glass});
    for (std::size_t i = 0; i < GlassCells().size(); ++i) {
        CHECK_FALSE(glass.page().touched.all());
        GlassCells cell;
        cell.set(i);
        glass.touch(TouchCells{cell});
    }
    CHECK(glass.page().touched.all());
    glass.touch(GoBack{});
    glass.touch(TestDevice{KeeperTest::glass});
    CHECK(glass.page().touched.none());
}

TEST_CASE("keeper: the diagnosis is written once, and where it lies is told", "[flow][keeper]") {
    Glass glass;
    glass.open();
    glass.touch(ExportDiagnosis{});
    REQUIRE(glass.effect<WriteDiagnosis>());
    glass.touch(ExportDiagnosis{});
    CHECK_FALSE(glass.effect<WriteDiagnosis>());
    const auto session = glass.page().number;
    SECTION("written") {
        glass.happens(DiagnosisExported{session, "/media/stick/x"});
        CHECK(glass.page().notice == KeeperNotice::exported);
        CHECK(glass.page().export_place == "/media/stick/x");
    }
    SECTION("not written") {
        glass.happens(DiagnosisExported{session, ""});
        CHECK(glass.page().notice == KeeperNotice::not_exported);
    }
    SECTION("an answer to an earlier session is nobody's") {
        glass.touch(SignOut{});
        glass.open();
        glass.happens(DiagnosisExported{session, "/media/stick/x"});
        CHECK(glass.page().notice == KeeperNotice::none);
    }
}

TEST_CASE("keeper: a deputy's lock is lifted with one touch, on disk and in memory", "[flow][keeper]") {
    test::VisitFixture f;
    StationState state = initial_state(f.configuration, f.clock.now);
    PinTries& tries = state.desk.pin_tries[test::morning_deputy];
    for (int i = 0; i < wrong_pins_before_lock; ++i)
        tries.add_wrong(f.clock.now.monotonic);
    state.keeper = open_keeper({}, f.around, f.clock.now);
    CHECK(step(state, Touch{LiftLock{test::morning_deputy}}, f.around, f.clock.now)
              .refused); // not before the PIN
    state.keeper.phase = KeeperPhase::overview;
    const auto lifted = step(state, Touch{LiftLock{test::morning_deputy}}, f.around, f.clock.now);
    REQUIRE(lifted.effects.size() == 1);
    CHECK(std::get<LiftSignInLock>(lifted.effects[0]).deputy_id == test::morning_deputy);
    CHECK_FALSE(lifted.next.desk.pin_tries.contains(test::morning_deputy));
}

TEST_CASE("keeper: wrong PINs of before a restart count", "[flow][keeper]") {
    test::VisitFixture f;
    f.day.sign_ins = {{domain::keeper_signs_in, 5, f.clock.now.wall + std::chrono::minutes{2}}};
    KeeperPage page = open_keeper({}, f.around, f.clock.now);
    CHECK(page.notice == KeeperNotice::pin_locked);
    page = step(page, Touch{PressKey{'7'}}, f.around, f.clock.now).next;
    const auto asked = step(page, Touch{SubmitPin{}}, f.around, f.clock.now);
    CHECK(asked.effects.empty());
    f.clock.advance(std::chrono::minutes{2});
    page = step(page, Touch{PressKey{'7'}}, f.around, f.clock.now).next;
    CHECK(step(page, Touch{SubmitPin{}}, f.around, f.clock.now).effects.size() == 1);
}
