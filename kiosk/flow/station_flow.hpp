// The whole glass: it belongs to a citizen, or to a deputy who has opened the desk.
#pragma once

#include "flow/citizen_visit.hpp"
#include "flow/duty_desk.hpp"
#include "flow/help.hpp"

namespace liaison::flow {

struct StationState {
    CitizenVisit visit;
    DutyDesk desk;
    Help help;
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
