#include "county/attempt_limiter.hpp"

#include <algorithm>

namespace liaison::county {

std::optional<std::chrono::seconds> AttemptLimiter::must_wait(const std::string& address,
                                                              domain::WallTime now) {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(address);
    if (found == failures_.end() || found->second.count < most_failures) return std::nullopt;
    const auto until = found->second.window_began + window;
    if (now >= until || now < found->second.window_began) { // over, or the clock was set back
        failures_.erase(found);
        return std::nullopt;
    }
    return std::chrono::ceil<std::chrono::seconds>(until - now);
}

void AttemptLimiter::failed(const std::string& address, domain::WallTime now) {
    const std::lock_guard lock(mutex_);
    forget_old(now);
    Failures& failures = failures_[address];
    if (failures.count++ == 0) failures.window_began = now;
}

void AttemptLimiter::succeeded(const std::string& address) {
    const std::lock_guard lock(mutex_);
    failures_.erase(address);
}

void AttemptLimiter::forget_old(domain::WallTime now) {
    std::erase_if(failures_, [&](const auto& entry) { return entry.second.window_began + window <= now; });
    while (failures_.size() >= most_addresses)
        failures_.erase(std::min_element(failures_.begin(), failures_.end(), [](const auto& a, const auto& b) {
            return a.second.window_began < b.second.window_began;
        }));
}

} // namespace liaison::county
