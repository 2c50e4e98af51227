#include "drivers/camera/camera_frame.hpp"

#include <cstddef>

#include "drivers/code_picture/jpeg_picture.hpp"

namespace drivers {
namespace {

bool is_possible(const FrameShape& shape, int bytes_a_pixel) {
    return shape.width > 0 && shape.height > 0 && shape.width <= largest_frame_side &&
           shape.height <= largest_frame_side && shape.stride >= shape.width * bytes_a_pixel &&
           shape.stride <= 8 * largest_frame_side;
}

// Every `step`th byte of each row: in YUYV the light stands at the even places.
tl::expected<GreyPicture, std::string> picked(const FrameShape& shape, ByteView bytes, int step) {
    if (!is_possible(shape, step)) return tl::unexpected(std::string("a frame of an impossible shape"));
    const auto width = static_cast<std::size_t>(shape.width);
    const auto height = static_cast<std::size_t>(shape.height);
    const auto stride = static_cast<std::size_t>(shape.stride);
    const auto apart = static_cast<std::size_t>(step);
    // The last row may end with its pixels.
    if (bytes.size() < stride * (height - 1) + width * apart)
        return tl::unexpected(std::string("a frame cut short"));
    GreyPicture picture{shape.width, shape.height, std::vector<std::uint8_t>(width * height)};
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x)
            picture.pixels[y * width + x] = bytes[y * stride + x * apart];
    return picture;
}

} // namespace

tl::expected<GreyPicture, std::string> grey_picture(const FrameShape& shape, ByteView bytes) {
    switch (shape.format) {
    case PixelFormat::grey: return picked(shape, bytes, 1);
    case PixelFormat::yuyv: return picked(shape, bytes, 2);
    case PixelFormat::mjpeg: break;
    }
    return jpeg_picture(bytes, {largest_frame_side, long{largest_frame_side} * largest_frame_side});
}

} // namespace drivers
