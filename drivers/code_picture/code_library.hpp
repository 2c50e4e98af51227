// The one place that knows which ZXing-cpp this is: 1.4 (Debian 12) or 2.x (Debian 13).
#pragma once

#include <vector>

#include "drivers/code_picture/decoded_code.hpp"
#include "drivers/code_picture/grey_picture.hpp"

namespace drivers {

enum class CodeFormats {
    qr_only,
    dense, // the two-dimensional ones and the linear ones with a strong check
    all,
};

enum class Threshold {
    of_the_neighbourhood, // uneven light
    of_the_whole,         // blur, low contrast
};

// One pass of the library over the picture, in all four directions.
std::vector<DecodedCode> find_codes(const GreyView& picture, CodeFormats formats, Threshold threshold);

// The one QR code that fills the picture: upright, faultless, one pixel or more a module, with a quiet zone.
std::vector<DecodedCode> read_clean_code(const GreyView& picture);

} // namespace drivers
