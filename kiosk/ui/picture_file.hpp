// A picture from a file's bytes: JPEG or PNG from anybody, so bounded in every direction, and made small with
// care.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "ui/image.hpp"

namespace liaison::ui {

inline constexpr std::size_t largest_picture_file = std::size_t{8} * 1024 * 1024; // bytes
inline constexpr int longest_picture_side = 6000;                                 // px
inline constexpr long most_picture_pixels = 12'000'000;
inline constexpr int most_jpeg_scans = 100; // each goes over all of the picture; usual are 1 to 10

// Error: why it is no picture that is shown. Needs no OpenGL; safe from any thread.
tl::expected<Image, std::string> read_picture(std::span<const std::byte> file);

// Averaged over the area of each new pixel; never enlarges.
Image shrunk(const Image& image, int width, int height);
// The middle square, with sides of at most `most_side` px.
Image square_portrait(const Image& image, int most_side);

} // namespace liaison::ui
