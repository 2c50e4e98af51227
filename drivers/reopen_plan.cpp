#include "drivers/reopen_plan.hpp"

#include <algorithm>

namespace drivers {

void ReopenPlan::lost(Instant now, const ReopenPauses& pauses) {
    pause_ = std::clamp(pause_ * 2, pauses.first, pauses.longest);
    next_attempt_ = now + pause_;
}

} // namespace drivers
