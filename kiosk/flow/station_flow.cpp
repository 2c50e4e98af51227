#include "flow/station_flow.hpp"

#include <tuple>

#include "flow/spoken_screen.hpp"

namespace liaison::flow {

namespace {

StationStep step_of_keeper(const StationState& state, const Event& event, const Surroundings& around,
                           domain::Now now) {
    auto [keeper, effects, refused] = step(state.keeper, event, around, now);
    StationState next = state;
    if (std::holds_alternative<CardGone>(event)) // the reader's state is the visit's, whoever has the glass
        next.visit = step(state.visit, event, around, now).next;
    next.keeper = std::move(keeper);
    const auto* touch = std::get_if<Touch>(&event); // the keeper gives new tries: also those counted in memory
    if (const auto* lift = touch && !refused ? std::get_if<LiftLock>(touch) : nullptr)
        next.desk.pin_tries.erase(lift->deputy_id);
    if (!next.keeper.is_open()) next.visit.last_activity = now.monotonic; // the welcome, not yet the idle face
    return {std::move(next), std::move(effects), refused};
}

// The citizen's visit, the desk or the keeper's page, whoever has the glass.
StationStep step_of_glass(const StationState& state, const Event& event, const Surroundings& around,
                          domain::Now now) {
    if (state.keeper.is_open()) return step_of_keeper(state, event, around, now);
    if (state.desk.is_open()) {
        auto [desk, effects, refused] = step(state.desk, event, around, now);
        CitizenVisit visit = state.visit;
        if (std::holds_alternative<CardGone>(event)) // the reader's state is the visit's, whoever has the glass
            visit = step(state.visit, event, around, now).next;
        if (!desk.is_open()) visit.last_activity = now.monotonic; // the welcome, not yet the idle face
        return {{std::move(visit), std::move(desk), state.help, state.keeper}, std::move(effects), refused};
    }
    const auto* touch = std::get_if<Touch>(&event);
    if (touch && std::holds_alternative<OpenDesk>(*touch) && may_touch(state.visit.phase, *touch))
        return {{state.visit, open_desk(state.desk, now), state.help, state.keeper}, {}, false};
    if (touch && std::holds_alternative<OpenKeeper>(*touch) && may_touch(state.visit.phase, *touch))
        return {{state.visit, state.desk, state.help, open_keeper(state.keeper, around, now)}, {}, false};
    auto [visit, effects, refused] = step(state.visit, event, around, now);
    return {{std::move(visit), state.desk, state.help, state.keeper}, std::move(effects), refused};
}

// What makes two moments the same screen to one who listens.
auto screen_of(const StationState& state) {
    return std::tuple(state.keeper.phase, state.desk.phase, state.visit.phase, state.visit.number,
                      state.visit.language, state.visit.asks_still_there);
}

void add(StationStep& step, HelpStep help) {
    step.next.help = std::move(help.next);
    for (Effect& effect : help.effects)
        step.effects.push_back(std::move(effect));
    step.refused = step.refused || help.refused;
}

StationStep step_of_help(const StationState& state, const Touch& touch, const Surroundings& around,
                         domain::Now now) {
    StationStep step = step_of_glass(state, GlassTouched{}, around, now); // whoever asks for help is there
    const bool desk = state.desk.is_open() || state.keeper.is_open();
    if (std::holds_alternative<CallKeeper>(touch)) {
        add(step, stop_reading(std::move(step.next.help)));
        const auto from = desk ? domain::CalledFrom::desk : domain::CalledFrom::citizen;
        add(step, call_keeper(std::move(step.next.help), from, around, now));
    } else if (std::holds_alternative<SpeakScreen>(touch)) {
        if (desk) return {state, {}, true};
        auto phrases = state.help.notice_since ? spoken_keeper_notice(around)
                                               : spoken_screen(step.next.visit, around, now);
        add(step, read_aloud(std::move(step.next.help), std::move(phrases),
                             reading_language(state.visit.language, around)));
        if (step.refused) return {state, {}, true};
    } else {
        if (!state.help.call) return {state, {}, true};
        const bool came = std::holds_alternative<KeeperCame>(touch);
        add(step, stop_reading(std::move(step.next.help)));
        add(step, came ? keeper_came(std::move(step.next.help), now) : close_notice(std::move(step.next.help)));
    }
    return step;
}

} // namespace

StationState initial_state(const domain::StationConfiguration& configuration, domain::Now now) {
    return {new_visit(1, configuration.languages.front(), now), {}, {}, {}};
}

StationStep step(const StationState& state, const Event& event, const Surroundings& around, domain::Now now) {
    const auto* touch = std::get_if<Touch>(&event);
    if (touch && is_help(*touch)) return step_of_help(state, *touch, around, now);
    if (const auto* over = std::get_if<SpeechEnded>(&event)) {
        if (state.help.reading != over->number) return {state, {}, false};
        StationStep step = step_of_glass(state, GlassTouched{}, around, now); // who listens is there
        step.next.help.reading.reset();
        return step;
    }
    StationStep step = step_of_glass(state, event, around, now);
    if (step.refused) return step;
    const bool other_screen = screen_of(step.next) != screen_of(state);
    if (other_screen) step.next.help.notice_since.reset();
    if (touch || std::holds_alternative<GlassTouched>(event) || other_screen)
        add(step, stop_reading(std::move(step.next.help)));
    if (std::holds_alternative<Tick>(event)) add(step, on_time(std::move(step.next.help), now));
    return step;
}

std::optional<domain::MonotonicTime> next_deadline(const StationState& state) {
    const auto glass = state.keeper.is_open() ? next_deadline(state.keeper)
                       : state.desk.is_open() ? next_deadline(state.desk)
                                              : next_deadline(state.visit);
    const auto help = next_deadline(state.help);
    if (glass && help) return std::min(*glass, *help);
    return glass ? glass : help;
}

} // namespace liaison::flow
