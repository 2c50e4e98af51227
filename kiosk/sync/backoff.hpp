// Waiting times between attempts: doubling with full jitter, so that a district of kiosks does not come back in
// step when the county's server does.
#pragma once

#include <algorithm>
#include <chrono>

namespace liaison::sync {

class Backoff {
public:
    static constexpr std::chrono::milliseconds base{1000};
    static constexpr std::chrono::milliseconds cap{5 * 60 * 1000};

    // One more attempt has failed. `random` is from [0, 1); the result from 0 up to base * 2^failures or the
    // cap.
    std::chrono::milliseconds next_delay(double random) {
        const int doublings = std::min(failures_++, 20);
        const auto most = std::min<std::chrono::milliseconds>(cap, base * (1 << doublings));
        return std::chrono::milliseconds{static_cast<std::int64_t>(static_cast<double>(most.count()) * random)};
    }
    void reset() { failures_ = 0; }
    int failures() const { return failures_; }

private:
    int failures_ = 0;
};

} // namespace liaison::sync
