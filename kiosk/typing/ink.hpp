// What a finger wrote: strokes of points, x to the right, y downwards, in any one unit.
#pragma once

#include <vector>

namespace liaison::typing {

struct InkPoint {
    float x = 0;
    float y = 0;
};
using InkStroke = std::vector<InkPoint>;
using Ink = std::vector<InkStroke>;

} // namespace liaison::typing
