// Reads all codes in a picture, with as many tries as it takes.
#pragma once

#include <vector>

#include "drivers/code_picture/code_library.hpp"
#include "drivers/code_picture/decoded_code.hpp"
#include "drivers/code_picture/grey_picture.hpp"

namespace drivers {

enum class Effort {
    one_pass, // for the frames of a camera: another one comes at once
    thorough, // for a single picture: inverted, blurred, small, faded and many codes too
};

// Each code once, in the order found.
std::vector<DecodedCode> decode_picture(const GreyView& picture, CodeFormats formats, Effort effort);

} // namespace drivers
