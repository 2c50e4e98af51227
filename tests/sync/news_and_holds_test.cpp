// What the planner fetches and asks beside the records: the county's news, and times to be held.
#include "planner_desk.hpp"

using namespace liaison;
using namespace liaison::testing;
using Desk = PlannerDesk;

TEST_CASE("news are asked for in the rhythm of the configuration, page after page, and only where they go on") {
    Desk desk;
    REQUIRE(std::holds_alternative<FetchConfiguration>(desk.next()));
    desk.done(ConfigurationAnswered{});
    const auto asked = [&desk] {
        const Action action = desk.planner.next_action(desk.now);
        REQUIRE(std::holds_alternative<FetchNews>(action));
        return std::get<FetchNews>(action).after.opinions;
    };
    CHECK(asked() == 0);
    const std::vector<domain::ChainEvent> page(domain::max_chain_news, domain::ChainEvent{.id = "event"});
    desk.done(NewsAnswered{{page, {}, {100, 0}}});
    CHECK(asked() == 100); // a full page: there may be more
    desk.done(NewsAnswered{{{}, {}, {100, 0}}});
    CHECK(desk.outbox.news().size() == page.size());
    const Action wait = desk.planner.next_action(desk.now);
    REQUIRE(std::holds_alternative<Wait>(wait));
    CHECK(std::get<Wait>(wait).until - desk.now > seconds{20});

    desk.now = std::get<Wait>(wait).until;
    REQUIRE(std::holds_alternative<FetchConfiguration>(desk.next()));
    desk.done(ConfigurationAnswered{});
    CHECK(asked() == 100);
    desk.done(NewsAnswered{{page, {}, {50, 0}}}); // a county that has gone back is not believed
    CHECK(desk.outbox.news().size() == page.size());
    CHECK(desk.planner.detail().find("news") != std::string::npos);
    CHECK(std::holds_alternative<Wait>(desk.planner.next_action(desk.now)));
}

TEST_CASE("a hold goes before everything else, is asked for once, and holds up nothing where it fails") {
    Desk desk;
    desk.outbox.add(1, 3);
    desk.outbox.wish_to_hold({.appointment_id = "one", .deputy_id = "deputy-a", .start = {}, .end = {}});
    desk.planner.outbox_grew();
    REQUIRE(std::holds_alternative<AskForHold>(desk.next()));
    desk.done(HoldAnswered{false});
    CHECK(desk.outbox.held() == std::map<std::string, bool>{{"one", false}});
    REQUIRE(std::holds_alternative<FetchConfiguration>(desk.next()));
    desk.done(ConfigurationAnswered{});
    const std::vector<Outcome> failures{Unreadable{"?"}, Unavailable{std::nullopt, "503"},
                                        NotReached{"no", true}};
    for (const Outcome& failure : failures) {
        CAPTURE(failure.index());
        desk.outbox.wish_to_hold({.appointment_id = "two", .deputy_id = "deputy-a", .start = {}, .end = {}});
        desk.planner.outbox_grew();
        REQUIRE(std::holds_alternative<AskForHold>(desk.next()));
        desk.done(failure);
        CHECK(desk.outbox.held().size() == 1); // no answer is no refusal
        desk.now = desk.now + std::chrono::minutes{20};
        desk.planner.outbox_grew();
        while (!std::holds_alternative<Send>(desk.next_deed()))
            desk.done(ConfigurationAnswered{});
        desk.done(NotReached{"not now"});
        desk.now = desk.now + std::chrono::minutes{20};
    }
}
