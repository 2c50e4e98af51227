// How often somebody may guess at a deputy's or keeper's secret. The count is kept on disk, so that pulling the
// plug gives no new tries.
#pragma once

#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::domain {

inline constexpr int wrong_tries_before_pause = 5;
inline constexpr std::chrono::minutes sign_in_pause{5};
inline constexpr int wrong_tries_before_lock = 15; // without a right one between: then only the keeper helps

struct SignInTries {
    std::string who{}; // the deputy's id; `keeper_signs_in` for the keeper
    int wrong = 0;     // since the last right one
    WallTime paused_until{};
    bool operator==(const SignInTries&) const = default;

    // Until the keeper lifts it. Nobody could lift the keeper's own, so that has pauses only.
    bool is_locked() const;
    // A clock that was set back does not make the pause longer.
    bool is_paused(WallTime now) const;
    bool may_try(WallTime now) const { return !is_locked() && !is_paused(now); }
    // One more try, wrong until it is known to be right.
    void count(WallTime now);
};

inline constexpr const char* keeper_signs_in = "keeper:"; // no deputy's id: those have no colon

} // namespace liaison::domain
