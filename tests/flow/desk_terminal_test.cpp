// The desk with a glass of its own: there is no citizen's screen behind it.
#include "catch.hpp"
#include "desk_fixture.hpp"
#include "glass_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using namespace std::chrono_literals;

namespace {

struct DeskGlass : test::Glass {
    DeskGlass() { state.desk = desk_terminal(world.clock.now); }
};

} // namespace

TEST_CASE("desk terminal: every way out leads back to the sign-in", "[flow][desk]") {
    DeskGlass glass;
    CHECK(glass.state.desk.phase == DeskPhase::choose_deputy);
    const auto first = glass.state.desk.number;
    SECTION("home") {
        glass.happens(ChooseDeputy{test::morning_deputy});
        glass.happens(PressKey{'1'});
        glass.happens(GoHome{});
    }
    SECTION("sign out") {
        glass.happens(ChooseDeputy{test::morning_deputy});
        glass.happens(PressKey{'1'});
        glass.happens(SubmitPin{});
        glass.happens(PinChecked{first, true});
        CHECK(glass.state.desk.phase == DeskPhase::list);
        glass.happens(SignOut{});
    }
    SECTION("five quiet minutes") {
        glass.happens(ChooseDeputy{test::morning_deputy});
        glass.happens(PressKey{'1'});
        glass.world.clock.advance(desk_locks_after);
        glass.happens(Tick{});
    }
    CHECK(glass.state.desk.phase == DeskPhase::choose_deputy);
    CHECK(glass.state.desk.number > first); // whatever the store still answers is nobody's
    CHECK(glass.state.desk.deputy_id.empty());
    CHECK(glass.state.desk.pin.empty());
    CHECK(next_deadline(glass.state) == glass.world.clock.now.monotonic + desk_locks_after);
}

TEST_CASE("desk terminal: no citizen's touch, card or code begins a visit", "[flow][desk]") {
    DeskGlass glass;
    CHECK(glass.happens(OpenKeeper{}).refused);
    CHECK(glass.happens(ChooseLanguage{"zh"}).refused);
    CHECK(glass.happens(OpenBallot{}).refused);
    glass.happens(CodeScanned{"LZ1T:STRANGERS"});
    CHECK(glass.state.visit.phase == VisitPhase::welcome);
    CHECK(glass.state.is_staffs());
}

TEST_CASE("desk: a lock that was lifted at the other terminal is lifted here too", "[flow][desk]") {
    DeskGlass glass;
    glass.state.desk.pin_tries["deputy-1"];
    glass.state.desk.pin_tries["deputy-2"];
    domain::StationDay before, after;
    before.sign_ins = {{.who = "deputy-1", .wrong = 5}, {.who = "deputy-2", .wrong = 5}};
    after.sign_ins = {{.who = "deputy-2", .wrong = 5}};
    take_lifted_locks(glass.state.desk, before, after);
    CHECK_FALSE(glass.state.desk.pin_tries.contains("deputy-1"));
    CHECK(glass.state.desk.pin_tries.contains("deputy-2"));
    take_lifted_locks(glass.state.desk, {}, {}); // counted in memory alone, while the store is ill: that stays
    CHECK(glass.state.desk.pin_tries.contains("deputy-2"));
}
