// The shape of a written character as numbers that stay alike however it was written: how much ink of which
// direction lies where, after size, place and uneven spacing are taken out. The order, number and sense of the
// strokes leave no trace.
#pragma once

#include <array>

#include "typing/ink.hpp"

namespace liaison::typing {

inline constexpr std::size_t feature_cells = 9; // across and down
inline constexpr std::size_t feature_directions = 4;
inline constexpr std::size_t feature_count = feature_cells * feature_cells * feature_directions;
using InkFeatures = std::array<float, feature_count>;

// All zero for ink without extent that can be seen: nothing, or a single dot.
InkFeatures ink_features(const Ink& ink);

} // namespace liaison::typing
