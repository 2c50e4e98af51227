// Reads all codes in a picture, with as many tries as it takes.
#pragma once

#include <vector>

#include "drivers/code_picture/code_library.hpp"
#include "drivers/code_picture/decoded_code.hpp"
#include "drivers/code_picture/grey_picture.hpp"

namespace drivers {

// For a single picture: the tries that read most for their time come first (measured on the rendered camera
// set, tools/code-pictures), the later ones only while nothing was read and the picture's share of work, which
// grows with its pixels, is not used up. Then the others in it. Each text once, in the order found. Other
// formats than QR are looked for where nothing looks like a QR code.
std::vector<DecodedCode> decode_picture(const GreyView& picture, CodeFormats formats);

// For a camera's frames, QR codes only: one of the tries a frame, another on the next, each within a frame's
// share of work. `turn` counts the frames.
std::vector<DecodedCode> decode_frame(const GreyView& frame, unsigned turn);
inline constexpr unsigned frame_turns = 4; // kinds of try

} // namespace drivers
