// When the kiosk waits at the county's door for a new configuration, and for how long. No thread, no socket, no
// clock, like the planner of the delivery.
//
// The county answers such a question the moment there is something new, or when the wait is over (a long poll).
// Where something on the way cuts long waits, shorter ones are tried, and at last none for an hour: the
// ordinary questions go on in their rhythm whenever no wait is known to last.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <variant>

#include "sync/backoff.hpp"
#include "sync/planner_types.hpp"

namespace liaison::sync {

struct WaitAtDoor {
    std::int64_t after = 0; // the version that the station runs
    std::int64_t root = 1;  // the newest that it believes
    std::chrono::seconds wait{};
};

struct DoorOpened {}; // something new came, and was handed on
struct NothingNew {}; // said the county, when it had waited
struct DoorShut {     // not allowed in: the certificate
};
struct NotHeard { // no answer, or none that helps
    std::optional<std::chrono::seconds> retry_after;
};
using DoorOutcome = std::variant<DoorOpened, NothingNew, DoorShut, NotHeard>;

class DoorbellPlan {
public:
    static constexpr std::chrono::seconds longest_wait{60}; // that the county grants
    static constexpr std::chrono::seconds shortest_wait{8};
    static constexpr std::chrono::seconds way{15}; // that an answer may take beyond its wait
    static constexpr std::chrono::minutes shut_pause{5};
    static constexpr std::chrono::minutes taking{5}; // that a station has for what was handed on
    static constexpr std::chrono::hours rest{1};
    static constexpr std::chrono::seconds longest_retry_after{15 * 60};

    // `random` gives numbers from [0, 1).
    explicit DoorbellPlan(std::function<double()> random) : random_(std::move(random)) {}

    // After a WaitAtDoor comes action_done, before the next call of this.
    std::variant<Wait, WaitAtDoor> next_action(domain::MonotonicTime now);
    void action_done(const DoorOutcome& outcome, domain::MonotonicTime now);

    // Nobody waits at the door of a county that the delivery does not reach: that one finds out when it is
    // back.
    void line_works(bool works) { line_works_ = works; }
    // Something new is with the station, by whatever way. What it does not take is not asked for again and
    // again.
    void handed_on(domain::MonotonicTime now) { taking_until_ = now + taking; }
    void configuration_applied(std::int64_t version);
    void root_trusted(std::int64_t version);

    // A wait was granted to its end, and the next is under way: whatever is new will be heard.
    bool stands(domain::MonotonicTime now) const { return now < stands_until_; }

private:
    void was_cut(std::optional<std::chrono::seconds> retry_after, domain::MonotonicTime now);
    void pause(std::optional<std::chrono::seconds> retry_after, domain::MonotonicTime now);

    std::function<double()> random_;
    bool line_works_ = false;
    std::int64_t applied_ = 0;
    std::int64_t root_ = 1;
    std::chrono::seconds most_{longest_wait};
    std::chrono::milliseconds wait_{}; // of the question under way
    domain::MonotonicTime asked_, not_before_, taking_until_, all_of_it_again_, stands_until_;
    Backoff backoff_;
};

} // namespace liaison::sync
