#include "flow/station_flow.hpp"

#include <tuple>

#include "flow/spoken_screen.hpp"
#include "flow/touch_set.hpp"

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

StationStep step_of_desk(const StationState& state, const Event& event, const Surroundings& around,
                         domain::Now now) {
    auto [desk, effects, refused] = step(state.desk, event, around, now);
    StationState next = state;
    if (std::holds_alternative<CardGone>(event)) // the reader's state is the visit's, whoever has the glass
        next.visit = step(state.visit, event, around, now).next;
    next.desk = std::move(desk);
    if (!next.desk.is_open()) next.visit.last_activity = now.monotonic; // the welcome, not yet the idle face
    return {std::move(next), std::move(effects), refused};
}

// How the voter sees the screen is the visit's: its language, large text, contrast; and the reader's state.
StationStep step_of_ballot(const StationState& state, const Event& event, const Surroundings& around,
                           domain::Now now) {
    StationState next = state;
    const auto* touch = std::get_if<Touch>(&event);
    if (const auto* language = touch ? std::get_if<ChooseLanguage>(touch) : nullptr) {
        next.visit.language = language->language;
        next.ballot = step(state.ballot, GlassTouched{}, around, now).next;
        return {std::move(next), {}, false};
    }
    if (touch && fingers<ToggleLargeText, ToggleHighContrast, LowerScreen>().holds(*touch)) {
        next.visit = step(state.visit, event, around, now).next;
        next.ballot = step(state.ballot, GlassTouched{}, around, now).next;
        return {std::move(next), {}, false};
    }
    if (std::holds_alternative<CardRead>(event)) next.visit.card_on_reader = true;
    if (std::holds_alternative<CardGone>(event)) next.visit.card_on_reader = false;
    auto [ballot, effects, refused] = step(state.ballot, event, around, now);
    next.ballot = std::move(ballot);
    if (!next.ballot.is_open()) { // the next one finds nothing of this one
        const bool card = next.visit.card_on_reader;
        next.visit = new_visit(state.visit.number + 1, around.configuration.languages.front(), now);
        next.visit.card_on_reader = card;
    }
    return {std::move(next), std::move(effects), refused};
}

// A touch on the welcome screen that gives the glass to somebody else.
bool opens(const StationState& state, const Touch& touch, const Surroundings& around, domain::Now now,
           StationState& next) {
    if (!may_touch(state.visit.phase, touch)) return false;
    if (std::holds_alternative<OpenDesk>(touch)) return next.desk = open_desk(state.desk, now), true;
    if (std::holds_alternative<OpenKeeper>(touch))
        return next.keeper = open_keeper(state.keeper, around, now), true;
    if (std::holds_alternative<OpenBallot>(touch))
        return next.ballot = open_ballot(state.ballot, around, now), true;
    return false;
}

// The citizen's visit, the ballot, the desk or the keeper's page, whoever has the glass.
StationStep step_of_glass(const StationState& state, const Event& event, const Surroundings& around,
                          domain::Now now) {
    if (state.keeper.is_open()) return step_of_keeper(state, event, around, now);
    if (state.desk.is_open()) return step_of_desk(state, event, around, now);
    if (state.ballot.is_open()) return step_of_ballot(state, event, around, now);
    StationState next = state;
    if (const auto* touch = std::get_if<Touch>(&event); touch && opens(state, *touch, around, now, next))
        return {std::move(next), {}, false};
    auto [visit, effects, refused] = step(state.visit, event, around, now);
    next.visit = std::move(visit);
    return {std::move(next), std::move(effects), refused};
}

// What makes two moments the same screen to one who listens.
auto screen_of(const StationState& state) {
    return std::tuple(state.keeper.phase, state.desk.phase, state.ballot.phase, state.visit.phase,
                      state.visit.number, state.visit.language, state.asks_still_there());
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
    const bool desk = state.is_staffs();
    if (std::holds_alternative<CallKeeper>(touch)) {
        add(step, stop_reading(std::move(step.next.help)));
        const auto from = desk ? domain::CalledFrom::desk : domain::CalledFrom::citizen;
        add(step, call_keeper(std::move(step.next.help), from, around, now));
    } else if (std::holds_alternative<SpeakScreen>(touch)) {
        if (desk) return {state, {}, true};
        auto phrases = state.help.notice_since      ? spoken_keeper_notice(around)
                       : step.next.ballot.is_open() ? spoken_ballot(step.next.ballot, around)
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
    return {.visit = new_visit(1, configuration.languages.front(), now), .desk = {}};
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
    const auto glass = state.keeper.is_open()   ? next_deadline(state.keeper)
                       : state.desk.is_open()   ? next_deadline(state.desk)
                       : state.ballot.is_open() ? next_deadline(state.ballot)
                                                : next_deadline(state.visit);
    const auto help = next_deadline(state.help);
    if (glass && help) return std::min(*glass, *help);
    return glass ? glass : help;
}

} // namespace liaison::flow
