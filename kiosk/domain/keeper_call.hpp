// Somebody at the glass wants the station keeper. Says when and from which side of the glass; never who.
#pragma once

#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::domain {

enum class KeeperCallState {
    called,
    answered,   // the keeper came and said so on the glass
    unanswered, // nobody said so in time
};

enum class CalledFrom { citizen, desk };

struct KeeperCall {
    std::string id; // UUID; empty until the store has made one
    WallTime called_at;
    CalledFrom from = CalledFrom::citizen;
    KeeperCallState state = KeeperCallState::called;
    std::optional<WallTime> ended_at{}; // set where the state is not `called`
    bool operator==(const KeeperCall&) const = default;
};

const char* to_string(KeeperCallState state);
const char* to_string(CalledFrom from);

} // namespace liaison::domain
