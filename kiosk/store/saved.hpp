// What every repository of this room answers with, and what it is given.
#pragma once

#include <functional>

#include <tl/expected.hpp>

#include "domain/bytes.hpp"
#include "domain/visit_requests.hpp"

namespace liaison::store {

// A value means: it is on disk. An error means: nothing of it was written.
template <class Value>
using Saved = tl::expected<Value, domain::SaveError>;

// When something happens, which day that is in the station's own time zone, and how long the program runs.
struct Moment {
    domain::WallTime wall;
    domain::Day today;
    domain::MonotonicTime monotonic = {};
};

// Fresh random bytes at every call.
using RandomSource = std::function<domain::Random16()>;

} // namespace liaison::store
