// Writes a character the way hands do: never twice alike, strokes in another order, joined, slanted, shaky.
#pragma once

#include <random>

#include "typing/ink.hpp"

namespace typing_data {

struct Hand {
    float joins = 0;       // how likely a stroke runs on into the next one, 0 to 1
    float slant = 0.12F;   // spread of the shear
    float turn = 0.06F;    // spread of the rotation, radians
    float stretch = 0.12F; // spread of width to height
    float places = 0.03F;  // how far strokes lie off their place, in parts of the character
    float sizes = 0.08F;   // how much their lengths differ
    float bend = 0.04F;    // how much the whole is warped
    float tremor = 0;      // parts of the character
    float haste = 0;       // how much corners are cut, 0 to 1
    bool any_order = false;
};

// The result's size and place are arbitrary.
liaison::typing::Ink write(const liaison::typing::Ink& strokes, const Hand& hand, std::mt19937& random);

} // namespace typing_data
