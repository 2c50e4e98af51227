// A frame as it comes out of a camera, and the picture in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/bytes.hpp"
#include "drivers/code_picture/grey_picture.hpp"
#include "drivers/time.hpp"

namespace drivers {

enum class PixelFormat { grey, yuyv, mjpeg };

struct FrameShape {
    PixelFormat format = PixelFormat::grey;
    int width = 0;
    int height = 0;
    int stride = 0; // bytes from one row to the next; not used by mjpeg
};

struct CameraFrame {
    FrameShape shape;
    std::vector<std::uint8_t> bytes;
    Instant taken{};
};

// Larger frames are refused: no camera of a kiosk sends them.
inline constexpr int largest_frame_side = 4096;

// The frame's light. The error says what is wrong with it: cut short, of an impossible shape, no JPEG. A MJPEG
// frame that lacks less than its end is given as far as it goes.
tl::expected<GreyPicture, std::string> grey_picture(const FrameShape& shape, ByteView bytes);

} // namespace drivers
