// Reads all codes in a picture, with as many tries as it takes.
#pragma once

#include <vector>

#include "drivers/code_picture/code_library.hpp"
#include "drivers/code_picture/decoded_code.hpp"
#include "drivers/code_picture/grey_picture.hpp"

namespace drivers {

// For a single picture: the tries that read most for their time come first (measured on the rendered camera
// set, tools/code-pictures), the later ones only while nothing was read. Each code once, in the order found.
// With CodeFormats::all codes of other kinds than QR are looked for where there is no QR code.
std::vector<DecodedCode> decode_picture(const GreyView& picture, CodeFormats formats);

// For a camera's frames, QR codes only: one try a frame, another kind of try on the next. `turn` counts the
// frames.
std::vector<DecodedCode> decode_frame(const GreyView& frame, unsigned turn);

} // namespace drivers
