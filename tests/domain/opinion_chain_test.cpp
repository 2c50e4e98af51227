// The chain of an opinion: its order, its terms, and that any history whatever has one meaning.
#include "catch.hpp"
#include "domain/opinion_chain.hpp"
#include "seed.hpp"

using namespace liaison;
using namespace liaison::domain;
using enum OpinionStage;

namespace {

constexpr auto day = std::chrono::hours{24};
const WallTime monday = parse_wall_time("2026-11-23T01:00:00.000Z").value();
const ChainRules rules;

struct Chain {
    ChainState state = begin_chain({monday}, rules);
    int number = 0;

    tl::expected<void, ChainError> happens(ChainEvent event, std::chrono::hours later) {
        event.id = "event-" + std::to_string(++number);
        event.at = monday + later;
        auto next = after(state, event, rules);
        if (!next) return tl::unexpected(next.error());
        state = *next;
        return {};
    }
    void assign(std::chrono::hours later = day) {
        REQUIRE(happens({.deed = ChainDeed::assigned, .office = "水务局"}, later));
    }
    void answer(const char* outcome, std::chrono::hours later = 2 * day) {
        REQUIRE(happens({.deed = ChainDeed::answered, .text = "已经修好", .outcome = outcome}, later));
    }
    void follow_up(Satisfaction word, std::chrono::hours later = 3 * day) {
        REQUIRE(happens({.deed = ChainDeed::followed_up, .satisfaction = word}, later));
    }
};

} // namespace

TEST_CASE("chain: a solved opinion goes through all stages and is closed") {
    Chain chain;
    CHECK(chain.state.stage == first_review);
    CHECK(chain.state.due == monday + 7 * day);
    chain.assign();
    CHECK(chain.state.due == monday + 91 * day);
    REQUIRE(chain.happens({.deed = ChainDeed::consulted}, 30 * day));
    CHECK(chain.state.stage == consulted);
    CHECK(chain.state.due == monday + 91 * day); // talking does not put it off
    chain.answer("a", 40 * day);
    CHECK(chain.state.asks_citizen());
    CHECK(chain.state.carried_out);
    CHECK(chain.state.due == monday + 70 * day);
    chain.follow_up(Satisfaction::satisfied, 45 * day);
    CHECK(chain.state.stage == followed_up);
    CHECK(chain.state.is_closed());
    CHECK(chain.happens({.deed = ChainDeed::assigned, .office = "别处"}, 50 * day).error() ==
          ChainError::wrong_stage);
}

TEST_CASE("chain: what was planned comes back until it is solved") {
    Chain chain;
    chain.assign();
    chain.answer("b");
    CHECK_FALSE(chain.state.carried_out);
    chain.follow_up(Satisfaction::fairly);
    CHECK_FALSE(chain.state.is_closed());
    CHECK(chain.state.due == monday + 183 * day);
    chain.answer("b", 100 * day);
    chain.follow_up(Satisfaction::fairly, 101 * day);
    chain.answer("a", 200 * day);
    CHECK(chain.state.carried_out);
    chain.follow_up(Satisfaction::satisfied, 201 * day);
    CHECK(chain.state.is_closed());
}

TEST_CASE("chain: a dissatisfied citizen opens it again, for fifteen days, at the same office") {
    Chain chain;
    chain.assign();
    chain.answer("a");
    chain.follow_up(Satisfaction::dissatisfied);
    CHECK(chain.state.stage == assigned);
    CHECK(chain.state.office == "水务局");
    CHECK(chain.state.due == monday + 18 * day);
    CHECK_FALSE(chain.state.carried_out);
    CHECK(chain.state.rounds == 2);
    chain.answer("c", 10 * day);
    chain.follow_up(Satisfaction::fairly, 11 * day);
    CHECK(chain.state.is_closed());
    CHECK_FALSE(chain.state.carried_out);
}

TEST_CASE("chain: answered on the spot waits for the citizen's word only") {
    ChainState state = begin_chain({.raised_at = monday, .answered_on_the_spot = true}, rules);
    CHECK(state.asks_citizen());
    const auto next =
        after(state, {.deed = ChainDeed::followed_up, .at = monday, .satisfaction = Satisfaction::dissatisfied},
              rules);
    REQUIRE(next);
    CHECK(next->stage == first_review); // somebody else looks at it
}

TEST_CASE("chain: given back with a reason, put off once with a reason") {
    Chain chain;
    chain.assign();
    CHECK(chain.happens({.deed = ChainDeed::returned}, 2 * day).error() == ChainError::reason_missing);
    REQUIRE(chain.happens({.deed = ChainDeed::returned, .text = "不归我们管"}, 2 * day));
    CHECK(chain.state.stage == first_review);
    CHECK(chain.state.due == monday + 9 * day);
    chain.assign(3 * day);
    CHECK(chain.happens({.deed = ChainDeed::extended}, 4 * day).error() == ChainError::reason_missing);
    REQUIRE(chain.happens({.deed = ChainDeed::extended, .text = "要等雨季过去"}, 4 * day));
    CHECK(chain.state.due == monday + (3 + 90 + 90) * day);
    CHECK(chain.happens({.deed = ChainDeed::extended, .text = "再等"}, 5 * day).error() ==
          ChainError::already_extended);
    CHECK(chain.happens({.deed = ChainDeed::answered, .text = "好", .outcome = "z"}, 5 * day).error() ==
          ChainError::unknown_outcome);
    CHECK(chain.happens({.deed = ChainDeed::answered, .outcome = "a"}, 5 * day).error() ==
          ChainError::reason_missing);
}

TEST_CASE("chain: amber when four fifths of the time are over, red after it, silent when closed") {
    Chain chain;
    CHECK(urging(chain.state, monday + 5 * day) == Urging::none);
    CHECK(urging(chain.state, monday + 6 * day) == Urging::amber);
    CHECK(urging(chain.state, monday + 7 * day) == Urging::amber);
    CHECK(urging(chain.state, monday + 8 * day) == Urging::red);
    chain.assign();
    chain.answer("a");
    chain.follow_up(Satisfaction::satisfied);
    CHECK(urging(chain.state, monday + 1000 * day) == Urging::none);
}

TEST_CASE("chain: any history has one meaning, keeps the order, and repetitions change nothing") {
    test::Random random;
    for (int round = 0; round < 3000; ++round) {
        const ChainOrigin origin{monday, random.once_in(5), random.once_in(10)};
        std::vector<ChainEvent> events;
        ChainState state = begin_chain(origin, rules);
        for (int i = 0; i < 25; ++i) {
            ChainEvent event{.id = std::to_string(random.between(0, 40)),
                             .deed = static_cast<ChainDeed>(random.between(0, 6)),
                             .at = monday + i * day,
                             .office = random.once_in(3) ? "" : "水务局",
                             .text = random.once_in(3) ? "" : "测试",
                             .outcome = std::string(1, static_cast<char>('a' + random.between(0, 3)))};
            if (!random.once_in(3)) event.satisfaction = static_cast<Satisfaction>(random.between(0, 2));
            const auto next = after(state, event, rules);
            if (next) {
                REQUIRE_FALSE(origin.withdrawn);
                const bool view = event.deed == ChainDeed::viewed; // of a closed one too
                if (view) REQUIRE((next->stage == state.stage && next->due == state.due));
                if (state.is_closed() && !view) // only a class that comes back is opened by an answer
                    FAIL("a closed opinion moved");
                // A new term never lies before its stage; a running one may be over when the next stage begins.
                if (next->due && next->due != state.due && event.deed != ChainDeed::extended)
                    REQUIRE(*next->due >= next->since);
                if (next->stage < state.stage) // backwards: given back, or the citizen is not content
                    REQUIRE((event.deed == ChainDeed::returned || next->rounds == state.rounds + 1 ||
                             event.deed == ChainDeed::answered));
                if (next->carried_out) REQUIRE(rules.find_outcome(next->outcome)->carried_out);
            }
            const bool known = std::any_of(events.begin(), events.end(),
                                           [&](const ChainEvent& other) { return other.id == event.id; });
            if (next && !known) state = *next;
            events.push_back(event);
        }
        const ChainState folded = fold_chain(origin, events, rules);
        auto twice = events;
        twice.insert(twice.end(), events.begin(), events.end());
        const ChainState again = fold_chain(origin, twice, rules);
        REQUIRE(folded.stage == again.stage);
        REQUIRE(folded.due == again.due);
        REQUIRE(folded.rounds == again.rounds);
        REQUIRE(folded.outcome == again.outcome);
        REQUIRE(folded.carried_out == again.carried_out);
    }
}
