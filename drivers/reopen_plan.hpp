// When to try again to open a device that is not there.
#pragma once

#include "drivers/device.hpp"

namespace drivers {

class ReopenPlan {
public:
    Instant next_attempt() const { return next_attempt_; }
    void lost(Instant now, const ReopenPauses& pauses);
    void works() { pause_ = Span{0}; }
    // Something was plugged in: the next attempt is due now, but a bad contact that comes and goes all the time
    // brings on at most ten a second.
    void plugged(Instant now);

private:
    Instant next_attempt_ = Instant::min();
    Instant lost_at_ = Instant::min();
    Span pause_{0};
};

} // namespace drivers
