// The whole glass: it belongs to a citizen, to a deputy who has opened the desk, or to the keeper.
#pragma once

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
