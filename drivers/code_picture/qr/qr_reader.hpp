// Reads QR codes that a library's detector gives up on: large, bent, blurred, glaring, damaged.
#pragma once

#include <vector>

#include "drivers/code_picture/grey_picture.hpp"
#include "drivers/code_picture/qr/finder_patterns.hpp"
#include "drivers/code_picture/work.hpp"

namespace drivers::qr {

// A part of the picture, in its pixels.
struct Region {
    float left = 0, top = 0, right = 0, bottom = 0;
    float module = 0; // pixels
    bool holds(Point place) const {
        return place.x >= left && place.x <= right && place.y >= top && place.y <= bottom;
    }
};

struct FoundCode {
    GreyPicture clean; // drawn anew without a fault, one pixel a module, quiet zone of four
    Region region;
};

// What looks like a code and was not read.
struct Suspect {
    Region region;
    float score = 0;      // of its fixed patterns: up to 1
    bool is_pale = false; // white on black
};

struct Reading {
    std::vector<FoundCode> codes;
    std::vector<Suspect> suspects; // the likeliest first; none that is part of a code
    int unexplained = 0;           // finder patterns as large as those of the codes, that belong to none
};

struct Effort {
    int radius = 48;       // pixels: the neighbourhood that black and white are told apart by
    int most_attempts = 8; // sets of corners that are looked at closely since the last code
    bool bend = false;     // also bend the surface of whatever looks at all like a code, the costliest
};

// Black on white, and white on black where there are signs of it. Ends early where no work is left.
Reading read_qr_codes(const GreyView& picture, const Effort& effort, Work& work);

} // namespace drivers::qr
