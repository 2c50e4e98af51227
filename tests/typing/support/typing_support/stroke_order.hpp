// The strokes of one hand in the order in which another wrote them.
#pragma once

#include "typing/ink.hpp"

namespace typing_support {

// Each stroke of `ink` takes the place of the stroke of `model` that lies nearest to it. Only the order comes
// from the model, not a single point.
liaison::typing::Ink in_stroke_order(const liaison::typing::Ink& ink, const liaison::typing::Ink& model);

} // namespace typing_support
