// A black and white picture thinned to lines, and the lines as strokes.
#pragma once

#include <cstdint>
#include <vector>

#include "typing/ink.hpp"

namespace typing_support {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> black; // 0 or 1
    bool at(int x, int y) const {
        return x >= 0 && y >= 0 && x < width && y < height &&
               black[static_cast<std::size_t>(y * width + x)] != 0;
    }
};

// After Zhang and Suen (1984).
void thin(Picture& picture);

// Where lines cross, the two that go on most straight are one stroke.
liaison::typing::Ink follow_lines(const Picture& thinned);

} // namespace typing_support
