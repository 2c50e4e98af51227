#include "domain/waiting_time.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace liaison::domain {

using std::chrono::minutes;

namespace {

constexpr std::array usual{minutes{10}, minutes{15}, minutes{20}, minutes{12}, minutes{18}};
constexpr minutes shortest_reception{3};
constexpr minutes longest_reception{60};
constexpr minutes step{5};

minutes rounded_down(minutes time) {
    return time / step * step;
}

} // namespace

WaitingTime estimate_waiting(std::span<const minutes> receptions, int people_ahead) {
    std::vector<minutes> lasted;
    for (const minutes reception : receptions.first(std::min(receptions.size(), receptions_learnt_from)))
        lasted.push_back(std::clamp(reception, shortest_reception, longest_reception));
    for (std::size_t i = lasted.size(); i < usual.size(); ++i)
        lasted.push_back(usual[i]);
    std::sort(lasted.begin(), lasted.end());
    const minutes quick = lasted[lasted.size() / 4], slow = lasted[lasted.size() * 3 / 4];
    const auto most = static_cast<int>(longest_estimate / shortest_reception);
    const int ahead = std::clamp(people_ahead, 0, most);
    // Whoever is received now may just have sat down.
    return {.from = std::min(rounded_down(quick * ahead), longest_estimate - step),
            .to = std::min(rounded_down(slow * (ahead + 1) + step - minutes{1}), longest_estimate)};
}

} // namespace liaison::domain
