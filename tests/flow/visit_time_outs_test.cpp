#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::VisitFixture;
using namespace std::chrono_literals;

namespace {

void get_a_ticket(VisitFixture& f) {
    f.come_by_card();
    f.touch(WaitFor{test::morning_deputy});
    f.ticket_is_saved();
}

} // namespace

TEST_CASE("time-out: 45 seconds, then the question, then 15 more", "[flow][time]") {
    struct Row {
        const char* event;
        void (*reach)(VisitFixture&);
    };
    const std::vector<Row> rows{{"identify", [](VisitFixture& f) { f.touch(ChooseLanguage{"en"}); }},
                                {"consent", [](VisitFixture& f) { f.lay_card(); }},
                                {"on_duty", [](VisitFixture& f) { f.come_by_card(); }},
                                {"problem", [](VisitFixture& f) { f.happens(CodeScanned{"x"}); }},
                                {"arrival", [](VisitFixture& f) { f.scan(f.code_for_now()); }}};
    for (const Row& row : rows) {
        CAPTURE(row.event);
        VisitFixture f;
        row.reach(f);
        const auto phase = f.visit.phase;
        const auto number = f.visit.number;
        f.wait(44'999ms);
        CHECK_FALSE(f.visit.asks_still_there);
        f.wait(1ms);
        CHECK(f.visit.asks_still_there);
        CHECK(f.visit.phase == phase);
        f.wait(14'999ms);
        CHECK(f.visit.phase == phase);
        f.wait(1ms);
        CHECK(f.visit.phase == VisitPhase::welcome);
        CHECK(f.visit.number == number + 1);
        CHECK(f.visit.visitor.number.empty());
        CHECK(f.visit.language == "zh");
        CHECK_FALSE(next_deadline(f.visit)); // nobody is there: nothing to wait for
    }
}

TEST_CASE("time-out: \"still there\" goes on where it was", "[flow][time]") {
    VisitFixture f;
    f.come_by_card();
    f.wait(50s);
    REQUIRE(f.visit.asks_still_there);
    f.touch(StillHere{});
    CHECK_FALSE(f.visit.asks_still_there);
    CHECK(f.visit.phase == VisitPhase::on_duty);
    CHECK(f.visit.visitor.name == "测试甲");
    f.wait(44s);
    CHECK_FALSE(f.visit.asks_still_there);
    f.wait(1s);
    CHECK(f.visit.asks_still_there);
}

TEST_CASE("time-out: typing and fumbling count as being there", "[flow][time]") {
    VisitFixture f;
    f.touch(ChooseLanguage{"zh"});
    f.touch(TypeNumber{});
    for (int i = 0; i < 5; ++i) {
        f.wait(40s);
        CHECK_FALSE(f.visit.asks_still_there);
        f.touch(PressKey{'9'});
    }
    f.wait(46s);
    CHECK(f.visit.asks_still_there);
    f.happens(GlassTouched{});
    CHECK_FALSE(f.visit.asks_still_there);
    CHECK(f.visit.typed_number == "99999");
}

TEST_CASE("time-out: a tick too early changes nothing", "[flow][time]") {
    VisitFixture f;
    f.lay_card();
    f.clock.advance(20s);
    f.happens(Tick{});
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK_FALSE(f.visit.asks_still_there);
}

TEST_CASE("time-out: the confirmation", "[flow][time]") {
    struct Row {
        const char* event;
        void (*happens)(VisitFixture&);
        std::chrono::milliseconds stays;
    };
    const std::vector<Row> rows{
        {"printed: eight seconds", [](VisitFixture& f) { f.take_card(), f.printed(); }, 8s},
        {"printed late: eight from then", [](VisitFixture& f) { f.take_card(), f.wait(5s), f.printed(); }, 8s},
        {"not printed: the code stays to be photographed",
         [](VisitFixture& f) { f.take_card(), f.printed(false); }, 45s},
        {"still printing", [](VisitFixture& f) { f.take_card(); }, 45s},
        {"the card lies on the reader", [](VisitFixture& f) { f.printed(); }, 60s},
        {"the card taken after a while", [](VisitFixture& f) { f.printed(), f.wait(30s), f.take_card(); }, 8s},
        {"a finger somewhere",
         [](VisitFixture& f) { f.take_card(), f.printed(), f.wait(7s), f.happens(GlassTouched{}); }, 8s}};
    for (const Row& row : rows) {
        CAPTURE(row.event);
        VisitFixture f;
        get_a_ticket(f);
        row.happens(f);
        f.wait(row.stays - 1ms);
        CHECK(f.visit.phase == VisitPhase::ticket);
        CHECK_FALSE(f.visit.asks_still_there);
        f.wait(1ms);
        CHECK(f.visit.phase == VisitPhase::welcome);
        CHECK_FALSE(f.visit.ticket);
    }
}

TEST_CASE("time-out: without a printer the code stays on the screen", "[flow][time]") {
    const auto printer = GENERATE(DeviceHealth::absent, DeviceHealth::ill);
    VisitFixture f;
    f.around.printer = printer;
    get_a_ticket(f);
    CHECK(f.effects.empty());
    CHECK(f.visit.printing == Printing::none);
    f.take_card();
    f.wait(44s);
    CHECK(f.visit.phase == VisitPhase::ticket);
    f.wait(1s);
    CHECK(f.visit.phase == VisitPhase::welcome);
}

TEST_CASE("time-out: another visit's paper changes nothing", "[flow][time]") {
    VisitFixture f;
    get_a_ticket(f);
    f.happens(PrintDone{"0", true});
    CHECK(f.visit.printing == Printing::under_way);
    f.touch(Finish{});
    f.happens(PrintDone{"1", true});
    CHECK(f.visit.printing == Printing::none);
    CHECK(f.visit.phase == VisitPhase::welcome);
}

TEST_CASE("time-out: a store that never answers does not hold the glass", "[flow][time]") {
    VisitFixture f;
    f.come_by_card();
    f.touch(WaitFor{test::morning_deputy});
    f.wait(10s);
    CHECK(f.visit.phase == VisitPhase::saving); // slow is not dead
    f.wait(5min);
    CHECK(f.visit.phase == VisitPhase::welcome);
}
