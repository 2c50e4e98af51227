// A set of touches as bits, for the tables that say what a finger may do in a phase.
#pragma once

#include <cstdint>

#include "flow/event.hpp"

namespace liaison::flow {

static_assert(std::variant_size_v<Touch> <= 64, "the bit set has 64 places");

template <class Wanted, std::size_t index = 0>
constexpr std::size_t index_in_touch() {
    static_assert(index < std::variant_size_v<Touch>);
    if constexpr (std::is_same_v<Wanted, std::variant_alternative_t<index, Touch>>)
        return index;
    else
        return index_in_touch<Wanted, index + 1>();
}

template <class... Touches>
constexpr std::uint64_t fingers() {
    return ((std::uint64_t{1} << index_in_touch<Touches>()) | ... | std::uint64_t{0});
}

inline bool holds(std::uint64_t touches, const Touch& touch) {
    return (touches >> touch.index() & 1) != 0;
}

} // namespace liaison::flow
