#include "flow/station_flow.hpp"

namespace liaison::flow {

namespace {

StationStep step_of_keeper(const StationState& state, const Event& event, const Surroundings& around,
                           domain::Now now) {
    auto [keeper, effects, refused] = step(state.keeper, event, around, now);
    StationState next = state;
    if (std::holds_alternative<CardGone>(event)) // the reader's state is the visit's, whoever has the glass
        next.visit = step(state.visit, event, around, now).next;
    next.keeper = std::move(keeper);
    if (!next.keeper.is_open()) next.visit.last_activity = now.monotonic; // the welcome, not yet the idle face
    return {std::move(next), std::move(effects), refused};
}

} // namespace

StationState initial_state(const domain::StationConfiguration& configuration, domain::Now now) {
    return {new_visit(1, configuration.languages.front(), now), {}, {}};
}

StationStep step(const StationState& state, const Event& event, const Surroundings& around, domain::Now now) {
    if (state.keeper.is_open()) return step_of_keeper(state, event, around, now);
    if (state.desk.is_open()) {
        auto [desk, effects, refused] = step(state.desk, event, around, now);
        if (std::holds_alternative<CardGone>(event)) // the reader's state is the visit's, whoever has the glass
            return {{step(state.visit, event, around, now).next, std::move(desk), state.keeper},
                    std::move(effects),
                    refused};
        StationState next{state.visit, std::move(desk), state.keeper};
        if (!next.desk.is_open())
            next.visit.last_activity = now.monotonic; // the welcome, not yet the idle face
        return {std::move(next), std::move(effects), refused};
    }
    const auto* touch = std::get_if<Touch>(&event);
    if (touch && std::holds_alternative<OpenDesk>(*touch) && may_touch(state.visit.phase, *touch))
        return {{state.visit, open_desk(state.desk, now), state.keeper}, {}, false};
    if (touch && std::holds_alternative<OpenKeeper>(*touch) && may_touch(state.visit.phase, *touch))
        return {{state.visit, state.desk, open_keeper(state.keeper, around, now)}, {}, false};
    auto [visit, effects, refused] = step(state.visit, event, around, now);
    return {{std::move(visit), state.desk, state.keeper}, std::move(effects), refused};
}

std::optional<domain::MonotonicTime> next_deadline(const StationState& state) {
    if (state.keeper.is_open()) return next_deadline(state.keeper);
    return state.desk.is_open() ? next_deadline(state.desk) : next_deadline(state.visit);
}

} // namespace liaison::flow
