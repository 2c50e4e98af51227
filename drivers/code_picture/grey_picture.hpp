// A picture in shades of grey, and how one comes out of a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace drivers {

// Pixels of somebody else: row after row, `stride` bytes from one row to the next. 0 is black, 255 white.
struct GreyView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    GreyView view() const { return {pixels.data(), width, height, width}; }
};

// PNG, JPEG, BMP, GIF, PNM and what else stb_image reads. Transparent parts are taken as lying on white. The
// error says why the file is no picture for us: not there, no picture, too large.
tl::expected<GreyPicture, std::string> load_picture(const std::string& path);

} // namespace drivers
