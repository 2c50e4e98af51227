// A picture of the screen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "ui/color.hpp"

namespace liaison::ui {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; // rows from the top

    Color at(int x, int y) const;
};

struct ImageError {
    std::string file;
};

// Error: the file could not be written.
tl::expected<void, ImageError> write_png(const Image& image, const std::string& file);

// The framebuffer of the current OpenGL context, before it is swapped.
Image read_framebuffer(int width, int height);

} // namespace liaison::ui
