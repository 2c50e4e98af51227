// Slows down whoever guesses passwords: too many failures from one address, and it must wait.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::county {

class AttemptLimiter {
public:
    static constexpr int most_failures = 10;
    static constexpr std::chrono::minutes window{5};
    static constexpr std::size_t most_addresses = 10'000; // remembered; beyond that the oldest windows go first

    // How long this address must still wait; nullopt: it may try.
    std::optional<std::chrono::seconds> must_wait(const std::string& address, domain::WallTime now);
    void failed(const std::string& address, domain::WallTime now);
    void succeeded(const std::string& address);

private:
    struct Failures {
        int count = 0;
        domain::WallTime window_began;
    };
    void forget_old(domain::WallTime now);

    std::mutex mutex_;
    std::map<std::string, Failures> failures_;
};

} // namespace liaison::county
