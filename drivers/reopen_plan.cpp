#include "drivers/reopen_plan.hpp"

#include <algorithm>

namespace drivers {

void ReopenPlan::lost(Instant now, const ReopenPauses& pauses) {
    pause_ = std::clamp(pause_ * 2, pauses.first, pauses.longest);
    next_attempt_ = now + pause_;
    lost_at_ = now;
}

void ReopenPlan::plugged(Instant now) {
    constexpr Span shortest_pause{100};
    if (next_attempt_ <= now) return;
    next_attempt_ = std::min(next_attempt_, std::max(now, lost_at_ + shortest_pause));
}

} // namespace drivers
