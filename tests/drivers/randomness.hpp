// Randomness for property tests: a new seed each run, printed with every failure, and taken from TEST_SEED if
// set.
#pragma once

#include <cstdlib>
#include <random>

namespace drivers_test {

inline unsigned test_seed() {
    const char* chosen = std::getenv("TEST_SEED");
    return chosen != nullptr ? static_cast<unsigned>(std::strtoul(chosen, nullptr, 10))
                             : std::random_device{}();
}

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    // 0 to below - 1.
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    std::uint8_t byte() { return static_cast<std::uint8_t>(engine_()); }

private:
    std::mt19937 engine_;
};

} // namespace drivers_test
