#include "tally.hpp"

#include <algorithm>

namespace liaison::fleet {

std::chrono::microseconds Tally::percentile(double share) const {
    if (latencies.empty()) return {};
    auto sorted = latencies;
    const auto place = static_cast<std::ptrdiff_t>(share / 100 * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + place, sorted.end());
    return sorted.at(static_cast<std::size_t>(place));
}

} // namespace liaison::fleet
