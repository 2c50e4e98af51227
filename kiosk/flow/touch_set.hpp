// A set of touches, for the tables that say what a finger may do in a phase.
#pragma once

#include <array>
#include <cstdint>

#include "flow/event.hpp"

namespace liaison::flow {

// std::bitset cannot be put together at compile time in C++20.
class TouchSet {
public:
    constexpr TouchSet() = default;

    template <class... Touches>
    static constexpr TouchSet of() {
        TouchSet set;
        static_assert((AlternativeOf<Touches, Touch::variant> && ...));
        (set.add(index_of<Touch::variant, Touches>), ...);
        return set;
    }

    constexpr TouchSet operator|(const TouchSet& other) const {
        TouchSet both = *this;
        for (std::size_t word = 0; word < words_.size(); ++word)
            both.words_[word] |= other.words_[word];
        return both;
    }

    constexpr bool holds(const Touch& touch) const {
        return (words_[touch.index() / bits] >> touch.index() % bits & 1) != 0;
    }

private:
    static constexpr std::size_t bits = 64;

    constexpr void add(std::size_t index) { words_[index / bits] |= std::uint64_t{1} << index % bits; }

    std::array<std::uint64_t, (std::variant_size_v<Touch::variant> + bits - 1) / bits> words_{};
};

template <class... Touches>
constexpr TouchSet fingers() {
    return TouchSet::of<Touches...>();
}

} // namespace liaison::flow
