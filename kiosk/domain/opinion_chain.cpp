#include "domain/opinion_chain.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "domain/text.hpp"

namespace liaison::domain {

using enum OpinionStage;

namespace {

WallTime days_after(WallTime time, int days) {
    return time + std::chrono::days{days};
}

bool is_with_office(OpinionStage stage) {
    return stage == assigned || stage == consulted;
}

const OutcomeClass* newest_outcome(const ChainState& state, const ChainRules& rules) {
    return state.outcome.empty() ? nullptr : rules.find_outcome(state.outcome);
}

// What was planned may be answered again once it was followed up.
bool may_be_answered(const ChainState& state, const ChainRules& rules) {
    if (state.stage == first_review || is_with_office(state.stage)) return true;
    const OutcomeClass* outcome = newest_outcome(state, rules);
    return state.stage == followed_up && outcome && !outcome->closes;
}

using Next = tl::expected<ChainState, ChainError>;

Next assign(ChainState state, const ChainEvent& event, const ChainRules& rules) {
    if (state.stage != first_review) return tl::unexpected(ChainError::wrong_stage);
    if (event.office.empty()) return tl::unexpected(ChainError::reason_missing);
    state.stage = assigned;
    state.office = event.office;
    state.due = days_after(event.at, state.rounds > 1 ? rules.redo_days : rules.answer_days);
    return state;
}

Next give_back(ChainState state, const ChainEvent& event, const ChainRules& rules) {
    if (!is_with_office(state.stage)) return tl::unexpected(ChainError::wrong_stage);
    if (event.text.empty()) return tl::unexpected(ChainError::reason_missing);
    state.stage = first_review;
    state.office.clear();
    state.due = days_after(event.at, rules.review_days);
    return state;
}

Next consult(ChainState state, const ChainEvent&, const ChainRules&) {
    if (!is_with_office(state.stage)) return tl::unexpected(ChainError::wrong_stage);
    state.stage = consulted;
    return state;
}

Next extend(ChainState state, const ChainEvent& event, const ChainRules& rules) {
    if (!is_with_office(state.stage)) return tl::unexpected(ChainError::wrong_stage);
    if (event.text.empty()) return tl::unexpected(ChainError::reason_missing);
    if (state.extended) return tl::unexpected(ChainError::already_extended);
    state.extended = true;
    state.due = days_after(state.due.value_or(event.at), rules.extension_days);
    return state;
}

Next answer(ChainState state, const ChainEvent& event, const ChainRules& rules) {
    if (!may_be_answered(state, rules)) return tl::unexpected(ChainError::wrong_stage);
    if (event.text.empty()) return tl::unexpected(ChainError::reason_missing);
    const OutcomeClass* outcome = rules.find_outcome(event.outcome);
    if (!outcome) return tl::unexpected(ChainError::unknown_outcome);
    state.stage = answered;
    state.answer = event.text;
    if (!event.office.empty()) state.office = event.office;
    state.outcome = event.outcome;
    state.satisfaction.reset();
    state.deputy_view.reset();
    state.carried_out = outcome->carried_out;
    state.due = days_after(event.at, rules.follow_up_days);
    return state;
}

// A view is of an answer.
Next view(ChainState state, const ChainEvent& event, const ChainRules&) {
    if (state.answer.empty()) return tl::unexpected(ChainError::wrong_stage);
    if (!event.satisfaction) return tl::unexpected(ChainError::no_satisfaction);
    state.deputy_view = event.satisfaction;
    return state;
}

Next follow_up(ChainState state, const ChainEvent& event, const ChainRules& rules) {
    if (state.stage != answered) return tl::unexpected(ChainError::wrong_stage);
    if (!event.satisfaction) return tl::unexpected(ChainError::no_satisfaction);
    state.satisfaction = event.satisfaction;
    if (event.satisfaction == Satisfaction::dissatisfied) { // opened again
        ++state.rounds;
        state.extended = false;
        state.carried_out = false;
        state.stage = state.office.empty() ? first_review : assigned;
        state.due = days_after(event.at, rules.redo_days);
        return state;
    }
    state.stage = followed_up;
    const OutcomeClass* outcome = newest_outcome(state, rules);
    state.due.reset();
    if (outcome && !outcome->closes) state.due = days_after(event.at, rules.come_back_days);
    return state;
}

} // namespace

// A for solved; B for planned; C for what cannot be done, with the reasons told.
std::vector<OutcomeClass> ChainRules::default_outcomes() {
    return {{"a", LocalizedText{{{"zh", "A 类：已经解决"}, {"en", "A: solved"}}}, true, true},
            {"b", LocalizedText{{{"zh", "B 类：列入计划"}, {"en", "B: planned"}}}, false, false},
            {"c", LocalizedText{{{"zh", "C 类：留作参考"}, {"en", "C: kept for reference"}}}, true, false}};
}

const OutcomeClass* ChainRules::find_outcome(std::string_view code) const {
    const auto found =
        std::find_if(outcomes.begin(), outcomes.end(), [&](const OutcomeClass& o) { return o.code == code; });
    return found == outcomes.end() ? nullptr : &*found;
}

Urging urging(const ChainState& state, WallTime now) {
    if (state.is_closed()) return Urging::none;
    if (now > *state.due) return Urging::red;
    const auto whole = *state.due - state.since;
    return now - state.since >= whole * 4 / 5 ? Urging::amber : Urging::none;
}

ChainState begin_chain(const ChainOrigin& origin, const ChainRules& rules) {
    ChainState state{.since = origin.raised_at, .withdrawn = origin.withdrawn};
    if (origin.answered_on_the_spot) {
        state.stage = answered;
        state.due = days_after(origin.raised_at, rules.follow_up_days);
    } else {
        state.due = days_after(origin.raised_at, rules.review_days);
    }
    return state;
}

tl::expected<ChainState, ChainError> after(const ChainState& state, const ChainEvent& event,
                                           const ChainRules& rules) {
    if (state.withdrawn) return tl::unexpected(ChainError::withdrawn);
    if (code_points(event.text).size() > max_chain_text || code_points(event.office).size() > max_chain_office)
        return tl::unexpected(ChainError::text_too_long);
    constexpr std::array<Next (*)(ChainState, const ChainEvent&, const ChainRules&), 7> deeds{
        assign, give_back, consult, extend, answer, follow_up, view};
    auto next = deeds.at(static_cast<std::size_t>(event.deed))(state, event, rules);
    if (next && (next->stage != state.stage || next->rounds != state.rounds)) next->since = event.at;
    return next;
}

ChainState fold_chain(const ChainOrigin& origin, std::span<const ChainEvent> events, const ChainRules& rules) {
    ChainState state = begin_chain(origin, rules);
    std::set<std::string_view> seen;
    for (const ChainEvent& event : events) {
        if (!seen.insert(event.id).second) continue;
        if (auto next = after(state, event, rules)) state = *std::move(next);
    }
    return state;
}

namespace {

constexpr std::array stages{"first_review", "assigned", "consulted", "answered", "followed_up"};
constexpr std::array satisfactions{"satisfied", "fairly", "dissatisfied"};
constexpr std::array deeds{"assigned", "returned",    "consulted", "extended",
                           "answered", "followed_up", "viewed"};

template <class Value, std::size_t size>
std::optional<Value> parse(const std::array<const char*, size>& names, std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace

const char* to_string(OpinionStage stage) {
    return stages.at(static_cast<std::size_t>(stage));
}
const char* to_string(Satisfaction satisfaction) {
    return satisfactions.at(static_cast<std::size_t>(satisfaction));
}
const char* to_string(ChainDeed deed) {
    return deeds.at(static_cast<std::size_t>(deed));
}
std::optional<Satisfaction> parse_satisfaction(std::string_view text) {
    return parse<Satisfaction>(satisfactions, text);
}
std::optional<ChainDeed> parse_chain_deed(std::string_view text) {
    return parse<ChainDeed>(deeds, text);
}

const char* to_string(ChainError error) {
    switch (error) {
    case ChainError::wrong_stage: return "this cannot happen where the opinion stands";
    case ChainError::withdrawn: return "the opinion was withdrawn";
    case ChainError::reason_missing: return "the reason, the answer or the office is missing";
    case ChainError::unknown_outcome: return "there is no such class of outcome";
    case ChainError::already_extended: return "the answer was put off once already";
    case ChainError::no_satisfaction: return "a follow-up is what the citizen said";
    case ChainError::text_too_long: return "a text is longer than allowed";
    }
    return "";
}

} // namespace liaison::domain
