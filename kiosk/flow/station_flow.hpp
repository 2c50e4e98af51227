// The whole glass: it belongs to a citizen, to a voter who rates, to a deputy who has opened the desk, or
// to the keeper.
#pragma once

#include "flow/ballot.hpp"
#include "flow/citizen_visit.hpp"
#include "flow/duty_desk.hpp"
#include "flow/help.hpp"
#include "flow/keeper.hpp"

namespace liaison::flow {

struct StationState {
    CitizenVisit visit;
    DutyDesk desk;
    Help help{};
    KeeperPage keeper{};
    BallotPaper ballot{};

    bool is_staffs() const { return desk.is_open() || keeper.is_open(); } // no citizen stands there
    bool asks_still_there() const {
        return !is_staffs() && (ballot.is_open() ? ballot.asks_still_there : visit.asks_still_there);
    }
};

struct StationStep {
    StationState next;
    Effects effects;
    bool refused = false;
};

StationState initial_state(const domain::StationConfiguration& configuration, domain::Now now);
StationStep step(const StationState& state, const Event& event, const Surroundings& around, domain::Now now);
std::optional<domain::MonotonicTime> next_deadline(const StationState& state);

} // namespace liaison::flow
