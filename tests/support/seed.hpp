// Randomness of the property tests. One seed a run: LIAISON_TEST_SEED, or a fresh one. A property test begins
// with "test::Random random; INFO(random);" so that a failure says how to see it again.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace liaison::test {

inline std::uint64_t run_seed() {
    static const std::uint64_t seed = [] {
        if (const char* given = std::getenv("LIAISON_TEST_SEED")) return std::strtoull(given, nullptr, 10);
        return static_cast<unsigned long long>(std::random_device{}());
    }();
    return seed;
}

// For a test that takes long and is the same at every run, unless a seed is given.
inline std::uint64_t run_seed_or(std::uint64_t usual) {
    return std::getenv("LIAISON_TEST_SEED") == nullptr ? usual : run_seed();
}

class Random {
public:
    Random() : Random(run_seed()) {}
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    int between(int least, int most) { return std::uniform_int_distribution<int>{least, most}(engine_); }
    bool once_in(int times) { return between(1, times) == 1; }
    std::uint8_t byte() { return static_cast<std::uint8_t>(between(0, 255)); }
    std::vector<std::uint8_t> bytes(int count) {
        std::vector<std::uint8_t> all(static_cast<std::size_t>(count));
        for (std::uint8_t& value : all)
            value = byte();
        return all;
    }
    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(between(0, static_cast<int>(std::size(list)) - 1))];
    }

    friend std::ostream& operator<<(std::ostream& out, const Random&) {
        return out << "to see it again: LIAISON_TEST_SEED=" << run_seed();
    }

private:
    std::mt19937_64 engine_;
};

} // namespace liaison::test
