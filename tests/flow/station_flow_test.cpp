// One glass for citizens and deputies.
#include "catch.hpp"
#include "glass_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::Glass;
using namespace std::chrono_literals;

TEST_CASE("station: begins with the welcome in its own language", "[flow][station]") {
    Glass glass;
    CHECK(glass.state.visit.phase == VisitPhase::welcome);
    CHECK(glass.state.visit.language == "zh");
    CHECK_FALSE(glass.state.desk.is_open());
    CHECK_FALSE(next_deadline(glass.state));
}

TEST_CASE("station: the desk opens only where no visit is under way", "[flow][station]") {
    Glass glass;
    glass.happens(CardRead{test::made_up_visitor()});
    CHECK(glass.happens(OpenDesk{}).refused);
    CHECK_FALSE(glass.state.desk.is_open());
    glass.happens(GoHome{});
    CHECK_FALSE(glass.happens(OpenDesk{}).refused);
    CHECK(glass.state.desk.phase == DeskPhase::choose_deputy);
    CHECK(next_deadline(glass.state) == next_deadline(glass.state.desk));
}

TEST_CASE("station: a card or a code at the open desk begins no visit behind it", "[flow][station]") {
    Glass glass;
    glass.happens(OpenDesk{});
    glass.happens(CardRead{test::made_up_visitor()});
    glass.happens(CodeScanned{"LZ1T:X"});
    CHECK(glass.state.visit.phase == VisitPhase::welcome);
    CHECK(glass.state.visit.visitor.number.empty());
    glass.happens(GoHome{});
    CHECK_FALSE(glass.state.desk.is_open());
    CHECK(glass.state.visit.phase == VisitPhase::welcome);
}

TEST_CASE("station: a card taken while the desk is open is gone", "[flow][station]") {
    Glass glass;
    glass.happens(CardRead{test::made_up_visitor()});
    glass.happens(GoHome{});
    REQUIRE(glass.state.visit.card_on_reader);
    glass.happens(OpenDesk{});
    glass.happens(CardGone{});
    CHECK_FALSE(glass.state.visit.card_on_reader);
}

TEST_CASE("station: each session of the desk and each visit has a number of its own", "[flow][station]") {
    Glass glass;
    glass.happens(OpenDesk{});
    const auto first = glass.state.desk.number;
    glass.happens(GoHome{});
    glass.happens(OpenDesk{});
    CHECK(glass.state.desk.number == first + 1);
    CHECK(glass.state.desk.number > desk_numbers_begin);
    CHECK(glass.state.visit.number < desk_numbers_begin);
}

TEST_CASE("station: the desk that locks gives the glass back", "[flow][station]") {
    Glass glass;
    glass.happens(OpenDesk{});
    glass.world.clock.advance(5min);
    glass.happens(Tick{});
    CHECK_FALSE(glass.state.desk.is_open());
    glass.happens(ChooseLanguage{"en"});
    CHECK(glass.state.visit.phase == VisitPhase::identify);
}
