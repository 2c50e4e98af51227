#include "ui/image.hpp"

#include <algorithm>

#include <stb/stb_image_write.h>

#include "ui/gl_functions.hpp"

namespace liaison::ui {

Color Image::at(int x, int y) const {
    const std::size_t pixel =
        static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    const std::uint8_t* channels = rgba.data() + pixel * 4;
    return {channels[0], channels[1], channels[2], channels[3]};
}

tl::expected<void, ImageError> write_png(const Image& image, const std::string& file) {
    const int written =
        stbi_write_png(file.c_str(), image.width, image.height, 4, image.rgba.data(), image.width * 4);
    if (written == 0) return tl::unexpected(ImageError{file});
    return {};
}

Image read_framebuffer(int width, int height) {
    const auto row = static_cast<std::size_t>(width) * 4;
    Image image{width, height, std::vector<std::uint8_t>(row * static_cast<std::size_t>(height))};
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    // OpenGL's rows go upwards.
    for (std::size_t y = 0; y < static_cast<std::size_t>(height) / 2; ++y) {
        const auto low = image.rgba.begin() + static_cast<std::ptrdiff_t>(y * row);
        const auto high = image.rgba.end() - static_cast<std::ptrdiff_t>((y + 1) * row);
        std::swap_ranges(low, low + static_cast<std::ptrdiff_t>(row), high);
    }
    for (std::size_t i = 3; i < image.rgba.size(); i += 4)
        image.rgba[i] = 255;
    return image;
}

} // namespace liaison::ui
