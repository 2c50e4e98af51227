// The one place that knows which ZXing-cpp this is: 1.4 (Debian 12) or 2.x (Debian 13).
#pragma once

#include <vector>

#include "drivers/code_picture/decoded_code.hpp"
#include "drivers/code_picture/grey_picture.hpp"

namespace drivers {

enum class CodeFormats {
    qr_only,
    all,
};

// One pass of the library over the picture, in all four directions.
std::vector<DecodedCode> find_codes(const GreyView& picture, CodeFormats formats);

// The one QR code that fills the picture: upright, faultless, one pixel or more a module, with a quiet zone.
std::vector<DecodedCode> read_clean_code(const GreyView& picture);

} // namespace drivers
