// Larger text, contrast and the screen brought down belong to one visit.
#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::VisitFixture;
using namespace std::chrono_literals;

TEST_CASE("display: each choice is a switch, on every screen, and leaves the visit where it is",
          "[flow][display]") {
    VisitFixture f;
    f.come_by_card();
    const auto phase = f.visit.phase;
    f.touch(ToggleLargeText{});
    f.touch(ToggleHighContrast{});
    f.touch(LowerScreen{});
    CHECK(f.visit.display_or({}) == DisplayChoice{true, true, true});
    f.touch(LowerScreen{});
    CHECK(f.visit.display_or({}) == DisplayChoice{true, true, false});
    CHECK(f.visit.phase == phase);
}

TEST_CASE("display: a switch turns what the machine's settings say", "[flow][display]") {
    VisitFixture f;
    f.around.usual_display = {.large_text = true};
    CHECK(f.visit.display_or(f.around.usual_display).large_text);
    f.touch(ToggleLargeText{});
    CHECK_FALSE(f.visit.display_or(f.around.usual_display).large_text);
}

TEST_CASE("display: the next visitor finds the usual one", "[flow][display]") {
    VisitFixture f;
    f.touch(ToggleHighContrast{});
    f.touch(ChooseLanguage{"zh"});
    CHECK(f.visit.display);
    f.touch(GoHome{});
    CHECK_FALSE(f.visit.display);
}

TEST_CASE("display: who only changed it and left, leaves nothing either", "[flow][display]") {
    VisitFixture f;
    f.touch(LowerScreen{});
    f.wait(idle_after - 1ms);
    CHECK(f.visit.display);
    f.wait(1ms);
    CHECK_FALSE(f.visit.display);
    CHECK_FALSE(next_deadline(f.visit));
}

TEST_CASE("idle: a minute without a touch, and any touch wakes", "[flow][display]") {
    VisitFixture f;
    f.wait(idle_after - 1ms);
    CHECK_FALSE(is_idle(f.visit, f.clock.now.monotonic));
    f.wait(1ms);
    CHECK(is_idle(f.visit, f.clock.now.monotonic));
    f.happens(GlassTouched{});
    CHECK_FALSE(is_idle(f.visit, f.clock.now.monotonic));
    f.wait(idle_after);
    f.touch(ChooseLanguage{"en"}); // counts at once
    CHECK(f.visit.phase == VisitPhase::identify);
    CHECK(f.visit.language == "en");
}
