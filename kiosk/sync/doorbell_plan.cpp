#include "sync/doorbell_plan.hpp"

#include <algorithm>

namespace liaison::sync {

using domain::MonotonicTime;
using std::chrono::seconds;

std::variant<Wait, WaitAtDoor> DoorbellPlan::next_action(MonotonicTime now) {
    if (!line_works_) return Wait{now + rest};
    if (const auto until = std::max(not_before_, taking_until_); now < until) return Wait{until};
    if (now >= all_of_it_again_) most_ = longest_wait;
    asked_ = now;
    // Spread, or all kiosks of a power cut ask in the same second for ever.
    const auto wait =
        seconds{static_cast<std::int64_t>(static_cast<double>(most_.count()) * (0.9 + 0.1 * random_()))};
    wait_ = wait;
    return WaitAtDoor{applied_, root_, wait};
}

void DoorbellPlan::action_done(const DoorOutcome& outcome, MonotonicTime now) {
    const auto waited = now - asked_;
    stands_until_ = {};
    if (std::holds_alternative<DoorOpened>(outcome)) {
        backoff_.reset();
    } else if (std::holds_alternative<DoorShut>(outcome)) {
        not_before_ = now + shut_pause;
    } else if (const auto* not_heard = std::get_if<NotHeard>(&outcome)) {
        constexpr seconds let_in{1}; // who is turned away at once was not cut while waiting
        waited < let_in ? pause(not_heard->retry_after, now) : was_cut(not_heard->retry_after, now);
    } else if (waited < wait_ / 2) {
        was_cut(std::nullopt, now);
    } else {
        backoff_.reset();
        stands_until_ = now + longest_wait + way;
    }
}

void DoorbellPlan::was_cut(std::optional<seconds> retry_after, MonotonicTime now) {
    most_ /= 2;
    all_of_it_again_ = now + rest;
    if (most_ >= shortest_wait) return pause(retry_after, now);
    not_before_ = all_of_it_again_;
}

void DoorbellPlan::pause(std::optional<seconds> retry_after, MonotonicTime now) {
    const auto asked = std::clamp(retry_after.value_or(seconds{0}), seconds{0}, longest_retry_after);
    not_before_ = now + std::max<std::chrono::milliseconds>(asked, backoff_.next_delay(random_()));
}

void DoorbellPlan::configuration_applied(std::int64_t version) {
    if (applied_ != version) taking_until_ = {};
    applied_ = version;
}

void DoorbellPlan::root_trusted(std::int64_t version) {
    if (root_ != version) taking_until_ = {};
    root_ = version;
}

} // namespace liaison::sync
