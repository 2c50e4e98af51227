#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::DeskFixture;
using namespace std::chrono_literals;

TEST_CASE("desk: signing in with the right PIN", "[flow][desk]") {
    DeskFixture f;
    CHECK(f.desk.number > desk_numbers_begin);
    f.touch(ChooseDeputy{test::morning_deputy});
    CHECK(f.desk.phase == DeskPhase::enter_pin);
    for (const char c : std::string("13x5790"))
        f.touch(PressKey{c});
    f.touch(EraseKey{});
    f.touch(PressKey{'0'});
    f.touch(SubmitPin{});
    const auto* check = f.effect<CheckPin>();
    REQUIRE(check);
    CHECK(check->pin == "135790");
    CHECK(check->deputy_id == test::morning_deputy);
    CHECK(f.desk.pin.empty());
    CHECK(f.desk.phase == DeskPhase::checking_pin);
    f.happens(PinChecked{f.desk.number, true});
    CHECK(f.desk.phase == DeskPhase::list);
}

TEST_CASE("desk: a PIN has no more than eight digits, and at least one", "[flow][desk]") {
    DeskFixture f;
    f.touch(ChooseDeputy{test::morning_deputy});
    f.touch(SubmitPin{});
    CHECK(f.effects.empty());
    CHECK(f.desk.phase == DeskPhase::enter_pin);
    for (int i = 0; i < 12; ++i)
        f.touch(PressKey{'1'});
    CHECK(f.desk.pin.size() == longest_pin);
}

TEST_CASE("desk: five wrong PINs lock for five minutes", "[flow][desk]") {
    DeskFixture f;
    f.touch(ChooseDeputy{test::morning_deputy});
    for (int i = 1; i < wrong_pins_before_lock; ++i) {
        f.enter_pin(false);
        CAPTURE(i);
        CHECK(f.desk.notice == DeskNotice::pin_wrong);
        CHECK(f.desk.phase == DeskPhase::enter_pin);
    }
    f.enter_pin(false);
    CHECK(f.desk.notice == DeskNotice::pin_locked);
    f.enter_pin(true);
    CHECK(f.desk.notice == DeskNotice::pin_locked); // not even asked
    CHECK(f.desk.phase == DeskPhase::enter_pin);

    SECTION("leaving and coming back does not help") {
        f.touch(GoHome{});
        f.open_again();
        f.touch(ChooseDeputy{test::morning_deputy});
        CHECK(f.desk.notice == DeskNotice::pin_locked);
        f.enter_pin(true);
        CHECK(f.desk.phase == DeskPhase::enter_pin);
    }
    SECTION("another deputy is not locked out") {
        f.touch(GoBack{});
        f.sign_in(test::afternoon_deputy);
        CHECK(f.desk.phase == DeskPhase::list);
    }
    SECTION("just before the end") {
        f.clock.advance(5min - 1ms);
        f.enter_pin(true);
        CHECK(f.desk.phase == DeskPhase::enter_pin);
    }
    SECTION("after five minutes") {
        f.clock.advance(5min);
        f.enter_pin(true);
        CHECK(f.desk.phase == DeskPhase::list);
    }
    SECTION("and then five tries again, no fewer") {
        f.clock.advance(5min);
        for (int i = 1; i < wrong_pins_before_lock; ++i)
            f.enter_pin(false);
        f.enter_pin(true);
        CHECK(f.desk.phase == DeskPhase::list);
    }
}

TEST_CASE("desk: wrong tries are counted over sign-ins, the right PIN clears them", "[flow][desk]") {
    DeskFixture f;
    f.touch(ChooseDeputy{test::morning_deputy});
    for (int i = 0; i < 4; ++i)
        f.enter_pin(false);
    SECTION("closed and opened again") {
        f.touch(GoHome{});
        f.open_again();
        f.touch(ChooseDeputy{test::morning_deputy});
        f.enter_pin(false);
        CHECK(f.desk.notice == DeskNotice::pin_locked);
    }
    SECTION("cleared") {
        f.enter_pin(true);
        f.touch(SignOut{});
        f.open_again();
        f.touch(ChooseDeputy{test::morning_deputy});
        f.enter_pin(false);
        CHECK(f.desk.notice == DeskNotice::pin_wrong);
    }
}

TEST_CASE("desk: an answer of an earlier session signs nobody in", "[flow][desk]") {
    DeskFixture f;
    f.touch(ChooseDeputy{test::morning_deputy});
    f.touch(PressKey{'1'});
    f.touch(SubmitPin{});
    const auto earlier = f.desk.number;
    f.wait(6min); // locks
    REQUIRE(f.desk.phase == DeskPhase::closed);
    f.happens(PinChecked{earlier, true});
    CHECK(f.desk.phase == DeskPhase::closed);
    f.open_again();
    f.touch(ChooseDeputy{test::afternoon_deputy});
    f.touch(PressKey{'1'});
    f.touch(SubmitPin{});
    f.happens(PinChecked{earlier, true});
    CHECK(f.desk.phase == DeskPhase::checking_pin);
}

TEST_CASE("desk: a card on the reader signs its deputy in, and is asked to be taken", "[flow][desk]") {
    DeskFixture f;
    const auto visitor = test::made_up_visitor();
    f.happens(CardRead{visitor});
    REQUIRE(f.effect<RecogniseCard>());
    CHECK(f.effect<RecogniseCard>()->number == visitor.number);
    CHECK(f.desk.phase == DeskPhase::checking_pin);
    SECTION("one of this station's") {
        f.happens(DeputyRecognised{f.desk.number, test::morning_deputy});
        CHECK(f.desk.phase == DeskPhase::list);
        CHECK(f.desk.deputy_id == test::morning_deputy);
        CHECK(f.desk.notice == DeskNotice::take_card);
        f.happens(CardGone{});
        CHECK(f.desk.notice == DeskNotice::none);
    }
    SECTION("a citizen's, or a deputy's who is gone") {
        f.happens(DeputyRecognised{f.desk.number, GENERATE("", "gone")});
        CHECK(f.desk.phase == DeskPhase::choose_deputy);
        CHECK(f.desk.notice == DeskNotice::stranger);
    }
    SECTION("an answer of an earlier session") {
        f.happens(DeputyRecognised{f.desk.number - 1, test::morning_deputy});
        CHECK(f.desk.phase == DeskPhase::checking_pin);
    }
    SECTION("a PIN's answer is not the card's") {
        f.happens(PinChecked{f.desk.number, true});
        CHECK(f.desk.phase == DeskPhase::checking_pin);
    }
}

TEST_CASE("desk: a badge signs in, another code does not", "[flow][desk]") {
    DeskFixture f;
    f.happens(CodeScanned{"https://example.org"});
    CHECK(f.effects.empty());
    CHECK(f.desk.notice == DeskNotice::stranger);
    f.touch(ChooseDeputy{test::afternoon_deputy}); // whoever was chosen before: the badge says who it is
    f.touch(PressKey{'1'});
    f.happens(CodeScanned{"LZ1D:MZXW6"});
    REQUIRE(f.effect<RecogniseBadge>());
    CHECK(f.desk.pin.empty());
    f.happens(DeputyRecognised{f.desk.number, test::morning_deputy});
    CHECK(f.desk.deputy_id == test::morning_deputy);
    CHECK(f.desk.phase == DeskPhase::list);
    f.happens(CodeScanned{"LZ1D:MZXW6"}); // nothing is asked for now
    CHECK(f.effects.empty());
}

TEST_CASE("desk: a lock that is on disk holds after a restart, until the keeper lifts it", "[flow][desk]") {
    DeskFixture f;
    f.day.sign_ins = {{test::morning_deputy, domain::wrong_tries_before_lock, f.clock.now.wall - 24h}};
    f.touch(ChooseDeputy{test::morning_deputy});
    CHECK(f.desk.notice == DeskNotice::pin_waits_for_keeper);
    f.enter_pin(true);
    CHECK(f.desk.phase == DeskPhase::enter_pin);  // not even asked
    f.happens(CardRead{test::made_up_visitor()}); // a card is no guess
    f.happens(DeputyRecognised{f.desk.number, test::morning_deputy});
    CHECK(f.desk.phase == DeskPhase::list);
    f.touch(SignOut{});
    f.open_again();
    f.day.sign_ins.clear();
    f.sign_in();
    CHECK(f.desk.phase == DeskPhase::list);
}

TEST_CASE("desk: a pause that is on disk holds after a restart", "[flow][desk]") {
    DeskFixture f;
    f.day.sign_ins = {{test::morning_deputy, 5, f.clock.now.wall + 3min}};
    f.touch(ChooseDeputy{test::morning_deputy});
    CHECK(f.desk.notice == DeskNotice::pin_locked);
    f.enter_pin(true);
    CHECK(f.desk.phase == DeskPhase::enter_pin);
    f.clock.advance(3min);
    f.enter_pin(true);
    CHECK(f.desk.phase == DeskPhase::list);
}
