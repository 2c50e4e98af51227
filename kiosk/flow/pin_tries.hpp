// What every PIN on this glass has in common: how it is typed, and how often one may guess.
#pragma once

#include <cstddef>
#include <string>

#include "domain/time.hpp"

namespace liaison::flow {

inline constexpr int wrong_pins_before_lock = 5;
inline constexpr std::chrono::minutes pin_lock_lasts{5};
inline constexpr std::size_t longest_pin = 8;

// The wrong tries of one PIN, over all sign-ins. Forgotten when the program ends.
struct PinTries {
    int wrong = 0;
    domain::MonotonicTime locked_until{};

    bool is_locked(domain::MonotonicTime now) const { return now < locked_until; }
    // One more was wrong. True where that locks it.
    bool add_wrong(domain::MonotonicTime now);
};

// Digits only, up to the longest PIN; other keys do nothing.
void type_pin(std::string& pin, char key);
// Overwrites the digits before it lets go of them.
void wipe_pin(std::string& pin);

} // namespace liaison::flow
