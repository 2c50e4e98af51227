// When a kiosk waits at the county's door, by a clock that the test moves.
#include "catch.hpp"
#include "sync/doorbell_plan.hpp"

using namespace liaison::sync;
using liaison::domain::MonotonicTime;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Door {
    double random = 0.999;
    MonotonicTime now{milliseconds{1'000'000}};
    DoorbellPlan plan{[this] { return random; }};

    Door() { plan.line_works(true); }
    WaitAtDoor expect_question() {
        const auto action = plan.next_action(now);
        REQUIRE(std::holds_alternative<WaitAtDoor>(action));
        return std::get<WaitAtDoor>(action);
    }
    seconds expect_pause() {
        const auto action = plan.next_action(now);
        REQUIRE(std::holds_alternative<Wait>(action));
        return std::chrono::round<seconds>(std::get<Wait>(action).until - now);
    }
    // A question that ends so after so long.
    void ask(milliseconds lasts, const DoorOutcome& outcome) {
        expect_question();
        now = now + lasts;
        plan.action_done(outcome, now);
    }
    void let_pass(seconds span) { now = now + span; }
};

} // namespace

TEST_CASE("doorbell: one wait after the other, and while they last no other question is needed") {
    Door door;
    CHECK_FALSE(door.plan.stands(door.now)); // not before one was granted
    door.ask(seconds{59}, NothingNew{});
    CHECK(door.plan.stands(door.now));
    CHECK(door.expect_question().wait == seconds{59});
    door.let_pass(seconds{74});
    CHECK(door.plan.stands(door.now));
    door.let_pass(seconds{1});
    CHECK_FALSE(door.plan.stands(door.now)); // the answer is overdue
}

TEST_CASE("doorbell: the waits are spread") {
    Door door;
    door.random = 0;
    CHECK(door.expect_question().wait == seconds{54});
}

TEST_CASE("doorbell: what was handed on has time to be taken, and is not asked for again and again") {
    Door door;
    door.expect_question();
    door.plan.handed_on(door.now);
    door.plan.action_done(DoorOpened{}, door.now);
    CHECK_FALSE(door.plan.stands(door.now));
    CHECK(door.expect_pause() == minutes{5});
    door.plan.configuration_applied(7);
    CHECK(door.expect_question().after == 7);
    door.plan.handed_on(door.now);
    door.plan.action_done(DoorOpened{}, door.now);
    door.plan.configuration_applied(7); // nothing new
    CHECK(door.expect_pause() == minutes{5});
    door.plan.root_trusted(3);
    CHECK(door.expect_question().root == 3);
}

TEST_CASE("doorbell: a station that takes it before the answer is noted asks on at once") {
    Door door;
    door.expect_question();
    door.plan.handed_on(door.now);
    door.plan.configuration_applied(2);
    door.plan.action_done(DoorOpened{}, door.now);
    CHECK(door.expect_question().after == 2);
}

TEST_CASE("doorbell: who is turned away comes back later and later, and never before the county asks") {
    Door door;
    for (const int most : {1, 2, 4, 8}) {
        door.ask(milliseconds{5}, NotHeard{});
        const seconds pause = door.expect_pause();
        CHECK(pause == seconds{most});
        door.let_pass(pause);
    }
    door.ask(milliseconds{5}, NotHeard{seconds{120}});
    CHECK(door.expect_pause() == seconds{120});
    door.let_pass(seconds{120});
    door.ask(milliseconds{5}, NotHeard{hours{1000}}); // nobody sends a kiosk away for weeks
    CHECK(door.expect_pause() == minutes{15});
    door.let_pass(minutes{15});
    door.ask(milliseconds{5}, DoorShut{});
    CHECK(door.expect_pause() == minutes{5});
    door.let_pass(minutes{5});
    door.ask(seconds{60}, NothingNew{});
    door.ask(milliseconds{5}, NotHeard{});
    CHECK(door.expect_pause() == seconds{1}); // one good wait, and all is forgotten
}

TEST_CASE("doorbell: with full jitter the pause may be none at all") {
    Door door;
    door.random = 0;
    door.ask(milliseconds{5}, NotHeard{});
    door.expect_question();
}

TEST_CASE("doorbell: where long waits are cut, shorter ones are tried, then none for an hour") {
    for (const DoorOutcome& cut :
         {DoorOutcome{NotHeard{}}, DoorOutcome{NothingNew{}}}) { // or answered too soon
        Door door;
        for (const int wait : {59, 29, 14}) {
            CHECK(door.expect_question().wait == seconds{wait});
            door.now = door.now + seconds{5};
            door.plan.action_done(cut, door.now);
            CHECK_FALSE(door.plan.stands(door.now));
            if (wait > 14) door.let_pass(door.expect_pause());
        }
        CHECK(door.expect_pause() == hours{1});
        door.let_pass(hours{1});
        CHECK(door.expect_question().wait == seconds{59});
    }
}

TEST_CASE("doorbell: a wait that fits through is kept, and the full one tried again after an hour") {
    Door door;
    door.ask(seconds{40}, NotHeard{});
    door.let_pass(door.expect_pause());
    for (int i = 0; i < 60; ++i) {
        CHECK(door.expect_question().wait == seconds{29});
        door.let_pass(seconds{60});
        door.plan.action_done(NothingNew{}, door.now);
        CHECK(door.plan.stands(door.now));
    }
    CHECK(door.expect_question().wait == seconds{59});
}

TEST_CASE("doorbell: nobody waits at the door of a county that the delivery does not reach") {
    Door door;
    door.plan.line_works(false);
    CHECK(door.expect_pause() > minutes{1});
    door.plan.line_works(true);
    door.expect_question();
}
