// How long one will wait, learnt from the deputy's last receptions. A range: nobody knows a minute.
#pragma once

#include <chrono>
#include <span>

namespace liaison::domain {

struct WaitingTime {
    std::chrono::minutes from{}; // multiples of five
    std::chrono::minutes to{};
};

inline constexpr std::size_t receptions_learnt_from = 12; // the deputy's last ones
inline constexpr std::chrono::minutes longest_estimate{240};

// `receptions`: how long the last ones took, in any order. Where there are few, what is usual counts beside
// them. The quartiles carry it: one reception that was forgotten to be ended moves nothing. Never falls when
// more people are ahead.
WaitingTime estimate_waiting(std::span<const std::chrono::minutes> receptions, int people_ahead);

} // namespace liaison::domain
