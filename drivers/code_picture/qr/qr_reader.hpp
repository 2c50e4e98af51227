// Reads QR codes that a library's detector gives up on: large, bent, blurred, glaring, damaged.
#pragma once

#include <vector>

#include "drivers/code_picture/grey_picture.hpp"

namespace drivers::qr {

struct Reading {
    std::vector<GreyPicture> codes; // drawn anew without a fault, one pixel a module, quiet zone of four
    int candidates = 0;             // sets of corners that looked like a code, read or not
};

struct Effort {
    int radius = 48;       // pixels: the neighbourhood that black and white are told apart by
    int most_corners = 30; // sets of corners that are looked at since the last code
    int most_attempts = 8; // and those of them that are looked at closely
    bool bend = false;     // also bend the surface, the costliest
};

Reading read_qr_codes(const GreyView& picture, const Effort& effort);

} // namespace drivers::qr
