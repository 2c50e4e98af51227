// JPEG by libjpeg-turbo: several times faster than a general loader, and forgiving of a missing end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/bytes.hpp"
#include "drivers/code_picture/grey_picture.hpp"

namespace drivers {

struct PictureLimits {
    int longest_side = 0;
    long pixels = 0;
    bool whole = false; // refuse one that ends too early; else what is missing is grey
};

bool is_jpeg(ByteView bytes);
// The light alone; colours are not even decoded. The error says why there is no picture: damaged, too large.
tl::expected<GreyPicture, std::string> jpeg_picture(ByteView bytes, const PictureLimits& limits);

// `quality` as libjpeg counts it, 1 to 100.
std::vector<std::uint8_t> to_jpeg(const GreyView& picture, int quality);

} // namespace drivers
