// Bells, made by calculation: soft strokes that ring out, no recording needed.
#pragma once

#include <chrono>
#include <span>

#include "drivers/sound/pcm.hpp"

namespace drivers {

struct BellStroke {
    double hertz = 440;
    std::chrono::milliseconds begins{0};   // from the start of the whole
    std::chrono::milliseconds rings{1000}; // until it is no longer heard
};

// The strokes together, the loudest moment at about three quarters of the range; begins and ends in silence.
Pcm ring_bells(std::span<const BellStroke> strokes, unsigned rate);

} // namespace drivers
