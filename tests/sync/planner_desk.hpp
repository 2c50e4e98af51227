#pragma once

#include "catch.hpp"
#include "fake_outbox.hpp"
#include "sync/upload_planner.hpp"

namespace liaison::testing {

using namespace liaison::sync;
using domain::MonotonicTime;
using std::chrono::milliseconds;
using std::chrono::seconds;

// A planner with a clock that the test moves, and randomness that the test chooses.
struct PlannerDesk {
    FakeOutbox outbox;
    double random = 0.5;
    MonotonicTime now{milliseconds{1'000'000}};
    UploadPlanner planner;

    explicit PlannerDesk(AssetPort* assets = nullptr)
        : planner(
              {.station_id = "room-017", .configuration_version = 5}, outbox, [this] { return random; },
              assets) {}
    PlannerDesk(const PlannerDesk&) = delete;
    PlannerDesk& operator=(const PlannerDesk&) = delete;

    // News are asked for after each answer about the configuration: there are none here.
    Action next() {
        Action action = planner.next_action(now);
        while (const auto* fetch = std::get_if<FetchNews>(&action)) {
            done(NewsAnswered{{.opinions = {}, .slots = {}, .cursor = fetch->after}});
            action = planner.next_action(now);
        }
        return action;
    }
    void done(const Outcome& outcome) { planner.action_done(outcome, now); }

    // Gets the first question for a configuration out of the way.
    void greet() {
        REQUIRE(std::holds_alternative<FetchConfiguration>(next()));
        done(ConfigurationAnswered{});
    }
    std::vector<domain::WireRecord> expect_send() {
        const Action action = next();
        REQUIRE(std::holds_alternative<Send>(action));
        return std::get<Send>(action).batch.records;
    }
    seconds expect_wait() {
        const Action action = next();
        REQUIRE(std::holds_alternative<Wait>(action));
        return std::chrono::round<seconds>(std::get<Wait>(action).until - now);
    }
    void answer(const std::vector<domain::WireRecord>& records, std::int64_t version = 5) {
        domain::BatchAnswer answer{.results = {}, .configuration_version = version};
        for (const auto& record : records)
            answer.results.push_back({record.sequence, domain::RecordOutcome::stored, ""});
        done(BatchAnswered{answer});
    }
    // Whatever comes next that is not waiting; lets the time pass.
    Action next_deed() {
        for (;;) {
            Action action = next();
            const auto* wait = std::get_if<Wait>(&action);
            if (!wait) return action;
            now = wait->until;
        }
    }
};

} // namespace liaison::testing
