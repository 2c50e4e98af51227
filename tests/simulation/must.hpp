// What always holds, said in plain words where it does not. Quicker than a REQUIRE, of which a year has
// millions.
#pragma once

#include <string_view>

#include "catch.hpp"
#include "store/saved.hpp"

namespace liaison::simulation {

inline void must(bool holds, std::string_view what, std::string_view about = {}) {
    if (!holds) FAIL(what << (about.empty() ? "" : ": ") << about);
}

// What the store cannot refuse here.
template <class Value>
Value saved(store::Saved<Value> result, std::string_view what) {
    if (!result) FAIL(what << " was refused: " << result.error().detail);
    if constexpr (!std::is_void_v<Value>) return *std::move(result);
}

} // namespace liaison::simulation
