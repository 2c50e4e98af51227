// Decodes what anybody may have made, with the libraries that are hardened for it. (stb_image, as Debian builds
// it, ends the program by an assertion at some damaged JPEGs.)
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "ui/image.hpp"

namespace liaison::ui {

struct PictureBounds {
    int longest_side = 0; // px
    long pixels = 0;
    int scans = 0; // of a JPEG, each of which goes over all of the picture; usual are 1 to 10
};

// Errors: why there is no picture. Its sides are looked at before anything is unpacked. A JPEG that ends early
// is damaged.
tl::expected<Image, std::string> decode_jpeg(std::span<const std::byte> file, const PictureBounds& bounds);
tl::expected<Image, std::string> decode_png(std::span<const std::byte> file, const PictureBounds& bounds);

} // namespace liaison::ui
