// Sixty thousand things happen to one glass in any order. What must hold, holds after each of them.
#include "catch.hpp"
#include "flow/station_flow.hpp"
#include "random_events.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::RandomEvents;

namespace {

constexpr int steps = 60'000;

std::optional<std::uint64_t> visit_of(const Effect& effect) {
    return std::visit(
        [](const auto& what) -> std::optional<std::uint64_t> {
            if constexpr (requires { what.visit; }) return what.visit;
            return std::nullopt;
        },
        effect);
}

bool saves(const Effect& effect) {
    return std::holds_alternative<SaveCheckIn>(effect) || std::holds_alternative<SaveBooking>(effect) ||
           std::holds_alternative<LookUpTicketCode>(effect);
}

// Nobody is there: nothing in the state that another visitor left, and no deadline but that of a display which
// somebody changed and which goes back to what is usual.
bool is_empty(const CitizenVisit& v) {
    return v.visitor.name.empty() && v.visitor.number.empty() && v.visitor.person_key.empty() &&
           v.typed_number.empty() && v.document_lines.empty() && v.document == DocumentEntry{} &&
           !v.papers_expired && !v.typing_error && !v.agreed_at && !v.appointment && v.deputy_id.empty() &&
           v.matter.empty() && v.held.empty() && !v.day && !v.slot && !v.ticket && !v.booking && !v.problem &&
           v.printing == Printing::none && !v.asks_still_there && v.language == "zh" &&
           next_deadline(v).has_value() == v.display.has_value();
}

// From here, if nobody does anything any more, the glass goes back to the welcome by itself.
bool comes_home(CitizenVisit visit, const Surroundings& around, domain::Now now) {
    for (int i = 0; i < 5 && (visit.phase != VisitPhase::welcome || visit.display); ++i) {
        const auto due = next_deadline(visit);
        if (!due) return false;
        now.monotonic = std::max(now.monotonic, *due);
        visit = step(visit, Tick{}, around, now).next;
    }
    return is_empty(visit);
}

// Every made-up number, key and code holds 999999; so may a time in nanoseconds, which is nobody's.
bool says_nothing_personal(CitizenVisit visit) {
    visit.last_activity = {};
    return test::written(visit).find("999999") == std::string::npos;
}

} // namespace

TEST_CASE("walk: the citizen's visit", "[flow][walk]") {
    RandomEvents world;
    INFO(world.random);
    std::array<int, visit_phase_count> seen{};
    constexpr auto cannot_save = static_cast<std::size_t>(VisitProblem::cannot_save); // the last
    std::array<int, cannot_save + 1> problems{};
    CitizenVisit visit = new_visit(1, "zh", world.clock().now);
    for (int i = 0; i < steps; ++i) {
        world.change_something(visit);
        const Event event = world.event_for(visit);
        CAPTURE(i, static_cast<int>(visit.phase), event.index());
        const auto [next, effects, refused] = step(visit, event, world.around(), world.clock().now);
        const auto* touch = std::get_if<Touch>(&event);
        if (touch) {
            CAPTURE(touch->index());
            REQUIRE(refused == !may_touch(visit.phase, *touch));
        }
        if (refused) {
            REQUIRE(effects.empty());
            REQUIRE(test::written(next) == test::written(visit));
        }
        REQUIRE(next.number >= visit.number);
        for (const Effect& effect : effects) {
            REQUIRE(visit_of(effect).value_or(next.number) == next.number);
            if (world.around().store_trouble) REQUIRE_FALSE(saves(effect));
        }
        REQUIRE((next.phase == VisitPhase::problem) == next.problem.has_value());
        REQUIRE((next.phase == VisitPhase::welcome ? is_empty(next) : next_deadline(next).has_value()));
        REQUIRE(comes_home(next, world.around(), world.clock().now));
        if (next.phase == VisitPhase::welcome) REQUIRE(says_nothing_personal(next));
        if (next.phase != visit.phase) ++seen[static_cast<std::size_t>(next.phase)];
        if (next.problem) ++problems[static_cast<std::size_t>(*next.problem)];
        world.remember(effects);
        visit = next;
    }
    for (std::size_t phase = 0; phase < seen.size(); ++phase) {
        CAPTURE(phase);
        CHECK(seen[phase] > 0); // the walk went everywhere
    }
    for (std::size_t problem = 0; problem < problems.size(); ++problem) {
        CAPTURE(problem);
        CHECK(problems[problem] > 0);
    }
}

TEST_CASE("walk: an answer to an earlier visit changes nothing", "[flow][walk]") {
    RandomEvents world;
    INFO(world.random);
    CitizenVisit visit = new_visit(1, "zh", world.clock().now);
    int late = 0;
    for (int i = 0; i < steps / 4; ++i) {
        const Event event = world.event_for(visit);
        auto result = step(visit, event, world.around(), world.clock().now);
        world.remember(result.effects);
        visit = result.next;
        for (const Event& answer : world.answers_to_earlier(visit.number)) {
            ++late;
            const auto after = step(visit, answer, world.around(), world.clock().now);
            CAPTURE(i, answer.index());
            REQUIRE(after.effects.empty());
            REQUIRE(test::written(after.next) == test::written(visit));
        }
    }
    CHECK(late > 100);
}

TEST_CASE("walk: the whole glass always comes back to the citizens", "[flow][walk]") {
    RandomEvents world;
    INFO(world.random);
    StationState state = initial_state(world.configuration(), world.clock().now);
    std::array<int, desk_phase_count> seen{};
    std::array<int, keeper_phase_count> keeper_seen{};
    std::array<int, ballot_phase_count> ballot_seen{};
    for (int i = 0; i < steps; ++i) {
        const Event event = world.event_for(state);
        CAPTURE(i, static_cast<int>(state.desk.phase), static_cast<int>(state.keeper.phase), event.index());
        auto [next, effects, refused] = step(state, event, world.around(), world.clock().now);
        REQUIRE_FALSE((next.keeper.is_open() && next.visit.phase != VisitPhase::welcome));
        REQUIRE_FALSE((next.keeper.is_open() && next.desk.is_open()));
        REQUIRE_FALSE((next.ballot.is_open() && (next.is_staffs() || next.visit.phase != VisitPhase::welcome)));
        // Who it is and what is said are there only while it is asked, and never once it is handed in.
        const bool rates = next.ballot.phase == BallotPhase::rating;
        REQUIRE(next.ballot.person_key.empty() == !rates);
        if (!rates)
            for (const auto& word : next.ballot.words)
                REQUIRE_FALSE(word);
        if (!next.ballot.is_open()) REQUIRE(next.ballot.typed_number.empty());
        ++ballot_seen[static_cast<std::size_t>(next.ballot.phase)];
        if (!next.keeper.is_open()) REQUIRE(next.keeper.pin.empty());
        ++keeper_seen[static_cast<std::size_t>(next.keeper.phase)];
        REQUIRE_FALSE((next.desk.is_open() && next.visit.phase != VisitPhase::welcome));
        if (!next.desk.is_open()) {
            REQUIRE(next.desk.pin.empty());
            REQUIRE(next.desk.draft == domain::ReceptionDraft{});
            REQUIRE_FALSE(next.desk.draft_changed_at);
            REQUIRE(next.desk.earlier.empty());
            REQUIRE(next.desk.versions.empty());
            REQUIRE(next.desk.logs.empty());
            REQUIRE(next.desk.own_opinions.empty());
        }
        REQUIRE((next.desk.phase == DeskPhase::enter_pin || next.desk.pin.empty()));
        if (next.desk.is_open()) REQUIRE(next_deadline(next));
        // The caret is in the text that is written in, and earlier opinions are seen only while a log is
        // written.
        REQUIRE(next.desk.opinion < next.desk.draft.log.opinions.size());
        REQUIRE(next.desk.caret <= next.desk.text().size());
        if (next.desk.phase == DeskPhase::list) REQUIRE(next.desk.earlier.empty());
        REQUIRE(next.desk.draft.log.visitor.dots() <= domain::max_autograph_dots);
        for (const Effect& effect : effects)
            if (const auto* save = std::get_if<SaveReception>(&effect)) {
                REQUIRE(save->reception.log.is_complete());
                REQUIRE((save->reception.log.no_matter || save->reception.log.is_signed()));
            }
        ++seen[static_cast<std::size_t>(next.desk.phase)];
        world.remember(effects);
        state = next;
    }
    for (std::size_t phase = 0; phase < seen.size(); ++phase) {
        CAPTURE(phase);
        CHECK(seen[phase] > 0);
    }
    for (std::size_t phase = 0; phase < keeper_seen.size(); ++phase) {
        CAPTURE(phase);
        CHECK(keeper_seen[phase] > 0);
    }
    for (std::size_t phase = 0; phase < ballot_seen.size(); ++phase) {
        CAPTURE(phase);
        CHECK(ballot_seen[phase] > 0);
    }
}
