// What is done next with a change that goes out in stages, from what stations tell: no database, no clock.
#include "catch.hpp"
#include "county/rollout.hpp"
#include "county_support/samples.hpp"

using namespace liaison;
using namespace liaison::testing;
using namespace liaison::county;
using namespace std::chrono_literals;
using Next = RolloutStep::Next;

namespace {

constexpr std::int64_t wished = 8; // the version that the change published everywhere

Part part(const std::string& station, std::int64_t stage, PartState state,
          domain::WallTime since = some_moment) {
    Part part;
    part.station = station;
    part.stage = stage;
    part.state = state;
    if (state == PartState::waiting) return part;
    part.version = wished;
    part.since = since;
    return part;
}

// One station of the first stage, and one of the second that waits.
Rollout rollout(const Part& first) {
    return {ChangeState::rolling_out, 0, 5min, {first, part("later", 1, PartState::waiting)}};
}

const StationNews silent{};
StationNews runs(std::int64_t version, domain::WallTime contact) {
    return {version, contact, 0};
}

} // namespace

TEST_CASE("rollout: what becomes of a station, row by row") {
    struct Row {
        const char* what;
        PartState from;
        StationNews news;
        std::chrono::minutes later;
        std::optional<PartState> to; // nothing: it stays
    };
    const auto at = [](std::chrono::minutes minutes) { return some_moment + minutes; };
    const std::vector<Row> rows{
        {"it waits for its stage, whatever it runs", PartState::waiting, runs(9, at(1min)), 1min, {}},
        {"it has never spoken", PartState::published, silent, 600min, {}},
        {"it spoke before", PartState::published, runs(7, at(-1min)), 600min, {}},
        {"it is about to take it", PartState::published, runs(7, at(1min)), 1min, {}},
        {"it runs the version", PartState::published, runs(8, at(1min)), 1min, PartState::running},
        {"it runs a later version", PartState::published, runs(9, at(1min)), 1min, PartState::running},
        {"it took the version back", PartState::published, {7, at(1min), 8}, 1min, PartState::failed},
        {"it took another version back", PartState::published, {7, at(1min), 6}, 1min, {}},
        {"it ran it and took it back", PartState::running, {7, at(1min), 8}, 1min, PartState::failed},
        {"it goes on running", PartState::running, runs(8, at(9min)), 9min, {}},
        {"it starts anew", PartState::running, runs(0, at(9min)), 9min, PartState::published},
        {"it came round after all", PartState::failed, runs(8, at(30min)), 30min, PartState::running},
        {"it took it back, once and for all", PartState::failed, {7, at(30min), 8}, 30min, {}},
        {"nothing is left to see", PartState::taken_back, {7, at(30min), 8}, 30min, {}},
        {"nothing was ever there", PartState::skipped, runs(7, at(30min)), 30min, {}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const auto seen = observed(part("room-017", 0, row.from), row.news, some_moment + row.later);
        CHECK(seen.has_value() == row.to.has_value());
        if (!seen || !row.to) continue;
        CHECK(seen->state == *row.to);
        CHECK(seen->since == some_moment + row.later);
        CHECK(seen->why.empty() == (*row.to != PartState::failed));
    }
}

TEST_CASE(
    "rollout: who speaks for ten minutes and still runs the old version has failed; who was away has not") {
    struct Row {
        const char* what;
        std::vector<int> contacts; // minutes after publication
        std::optional<int> failed_at;
    };
    const std::vector<Row> rows{{"it polls every minute", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, 12},
                                {"it comes every four minutes", {4, 8, 12, 16}, 16},
                                {"it takes a minute", {0, 1}, {}},
                                {"it was away for an hour", {60, 61, 65, 69}, {}},
                                {"it was away, and stays as it is", {60, 65, 70}, 70},
                                {"it comes and goes", {2, 20, 40, 45, 60, 80}, {}}};
    for (const Row& row : rows) {
        INFO(row.what);
        Part present = part("room-017", 0, PartState::published);
        std::optional<int> failed_at;
        for (const int minute : row.contacts) {
            const auto contact = some_moment + std::chrono::minutes{minute};
            for (const auto& later : {contact + 1s, contact + 2s}) // the county looks often
                if (const auto seen = observed(present, runs(7, contact), later)) present = *seen;
            if (present.state == PartState::failed && !failed_at) failed_at = minute;
        }
        CHECK(failed_at == row.failed_at);
    }
}

TEST_CASE("rollout: what is done next, row by row") {
    struct Row {
        const char* what;
        PartState first;
        StationNews news;
        std::chrono::minutes later;
        Next next;
    };
    const auto at = [](std::chrono::minutes minutes) { return some_moment + minutes; };
    const std::vector<Row> rows{
        {"the stage has not gone out yet", PartState::waiting, silent, 0min, Next::publish},
        {"nobody has taken it yet", PartState::published, silent, 600min, Next::nothing},
        {"it has just begun to run", PartState::published, runs(8, at(1min)), 20min, Next::nothing},
        {"it has not run long enough", PartState::running, runs(8, at(1min)), 4min, Next::nothing},
        {"it has run long enough", PartState::running, runs(8, at(1min)), 5min, Next::next_stage},
        {"it takes it back at the last moment", PartState::running, {7, at(1min), 8}, 5min, Next::halt},
        {"it takes it back at once", PartState::published, {7, at(1min), 8}, 1min, Next::halt},
        {"somebody goes on without it", PartState::failed, {7, at(30min), 8}, 30min, Next::next_stage},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const auto step =
            next_step(rollout(part("first", 0, row.first)), {{"first", row.news}}, some_moment + row.later);
        CHECK(step.next == row.next);
        CHECK((step.why.find("first: ") == 0) == (row.next == Next::halt));
        Rollout halted = rollout(part("first", 0, row.first));
        halted.state = ChangeState::halted;
        const auto held = next_step(halted, {{"first", row.news}}, some_moment + row.later);
        CHECK(held.next == Next::nothing); // whatever happens, nothing goes out
        CHECK(held.observed.size() == step.observed.size());
    }
}

TEST_CASE("rollout: silent stations hold nobody up, but one at least must run it") {
    Rollout change{ChangeState::rolling_out,
                   0,
                   5min,
                   {part("loud", 0, PartState::running), part("mute", 0, PartState::published),
                    part("later", 1, PartState::waiting)}};
    const auto now = some_moment + 6min;
    const auto with_mute = [&](const StationNews& mute, domain::WallTime moment) {
        return next_step(change, {{"loud", runs(8, moment)}, {"mute", mute}}, moment).next;
    };
    CHECK(with_mute(silent, now) == Next::next_stage);
    CHECK(with_mute(runs(7, some_moment - 1min), now) == Next::next_stage);
    CHECK(with_mute(runs(7, some_moment + 1min), now) == Next::nothing); // it may be taking it
    CHECK(with_mute(runs(7, some_moment + 1min), some_moment + 12min) == Next::next_stage); // it fell silent
    change.parts[0].state = PartState::published;
    CHECK(next_step(change, {}, some_moment + 600min).next == Next::nothing);
}

TEST_CASE("rollout: the last of a stage counts, and an earlier stage is watched to the end") {
    Rollout change{ChangeState::rolling_out,
                   1,
                   5min,
                   {part("one", 0, PartState::running), part("two", 1, PartState::running, some_moment + 1min),
                    part("three", 1, PartState::running, some_moment + 3min)}};
    const std::map<std::string, StationNews> well{{"one", runs(8, some_moment + 7min)},
                                                  {"two", runs(8, some_moment + 7min)},
                                                  {"three", runs(8, some_moment + 7min)}};
    CHECK(next_step(change, well, some_moment + 7min).next == Next::nothing);
    CHECK(next_step(change, well, some_moment + 8min).next == Next::finish);
    auto ill = well;
    ill["one"].taken_back = 8;
    const auto step = next_step(change, ill, some_moment + 8min);
    CHECK(step.next == Next::halt);
    CHECK(step.why == "one: the station took version 8 back");
    REQUIRE(step.observed.size() == 1);
    CHECK(step.observed[0].state == PartState::failed);
}

TEST_CASE("rollout: one kiosk, a tenth, half, all: no station gets what an earlier stage failed at") {
    Rollout change{ChangeState::rolling_out, 0, 5min, {}};
    const std::vector<int> ends{1, 24, 119, 237}; // of 237 stations: 1, 10 %, 50 %, all
    std::int64_t stage = 0;
    for (int i = 0; i < 237; ++i) {
        if (i == ends[static_cast<std::size_t>(stage)]) ++stage;
        change.parts.push_back(part("room-" + std::to_string(i), stage, PartState::waiting));
    }
    std::map<std::string, StationNews> news;
    std::vector<int> out; // how many had it when each stage went out
    auto now = some_moment;
    for (int minute = 0; minute < 60; ++minute, now += 1min) {
        const auto step = next_step(change, news, now);
        for (const Part& seen : step.observed)
            for (Part& known : change.parts)
                if (known.station == seen.station) known = seen;
        if (step.next == Next::halt) change.state = ChangeState::halted;
        if (step.next == Next::next_stage) ++change.stage;
        if (step.next != Next::publish) continue;
        int published = 0;
        for (Part& known : change.parts) {
            if (known.stage <= change.stage && known.state == PartState::waiting)
                known = part(known.station, known.stage, PartState::published, now);
            published += known.state == PartState::waiting ? 0 : 1;
            if (known.state == PartState::published) news[known.station] = runs(8, now + 1s);
        }
        out.push_back(published);
        if (out.size() == 3) news["room-100"] = {7, now + 1s, 8}; // of the third stage
    }
    CHECK(out == std::vector{1, 24, 119});
    CHECK(change.state == ChangeState::halted);
}

TEST_CASE("rollout: states have the names by which they are stored") {
    for (const auto state : {ChangeState::proposed, ChangeState::rejected, ChangeState::rolling_out,
                             ChangeState::halted, ChangeState::done, ChangeState::taken_back})
        CHECK(parse_change_state(to_string(state)) == state);
    for (const auto state : {PartState::waiting, PartState::published, PartState::running, PartState::failed,
                             PartState::taken_back, PartState::skipped})
        CHECK(parse_part_state(to_string(state)) == state);
    CHECK_FALSE(parse_change_state("sung"));
    CHECK_FALSE(parse_part_state(""));
}
