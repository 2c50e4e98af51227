#include "qr_pictures.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <stdexcept>

#include <qrencode.h>

namespace drivers_test {

using drivers::GreyPicture;

namespace {

std::size_t index_of(const GreyPicture& picture, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x);
}

GreyPicture white(int width, int height) {
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255)};
}

std::uint8_t& at(GreyPicture& picture, int x, int y) {
    return picture.pixels[index_of(picture, x, y)];
}

int pixel(const GreyPicture& picture, int x, int y) {
    const bool inside = x >= 0 && y >= 0 && x < picture.width && y < picture.height;
    return inside ? picture.pixels[index_of(picture, x, y)] : 255;
}

template <typename Rule>
GreyPicture changed(const GreyPicture& picture, Rule rule) {
    GreyPicture result = picture;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            at(result, x, y) = static_cast<std::uint8_t>(std::clamp(rule(x, y), 0, 255));
    return result;
}

} // namespace

GreyPicture qr_picture(const std::string& text, int pixels_a_module) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) throw std::runtime_error("no QR code for this text");
    constexpr int quiet = 4;
    const int side = (code->width + 2 * quiet) * pixels_a_module;
    GreyPicture picture = white(side, side);
    for (int y = 0; y < code->width * pixels_a_module; ++y)
        for (int x = 0; x < code->width * pixels_a_module; ++x) {
            const bool black = (code->data[y / pixels_a_module * code->width + x / pixels_a_module] & 1) != 0;
            if (black) at(picture, x + quiet * pixels_a_module, y + quiet * pixels_a_module) = 0;
        }
    return picture;
}

GreyPicture turned(const GreyPicture& picture, double degrees) {
    const int side = static_cast<int>(std::ceil(std::hypot(picture.width, picture.height)));
    const double angle = degrees * std::numbers::pi / 180;
    return changed(white(side, side), [&](int x, int y) {
        const double dx = x - side / 2.0;
        const double dy = y - side / 2.0;
        const double from_x = std::cos(angle) * dx + std::sin(angle) * dy + picture.width / 2.0;
        const double from_y = -std::sin(angle) * dx + std::cos(angle) * dy + picture.height / 2.0;
        return pixel(picture, static_cast<int>(std::floor(from_x)), static_cast<int>(std::floor(from_y)));
    });
}

GreyPicture blurred(const GreyPicture& picture, int radius) {
    return changed(picture, [&](int x, int y) {
        int sum = 0;
        for (int dy = -radius; dy <= radius; ++dy)
            for (int dx = -radius; dx <= radius; ++dx)
                sum += pixel(picture, x + dx, y + dy);
        return sum / ((2 * radius + 1) * (2 * radius + 1));
    });
}

GreyPicture noisy(const GreyPicture& picture, int strength, Random& random) {
    return changed(picture, [&](int x, int y) {
        return pixel(picture, x, y) - strength +
               static_cast<int>(random.below(2 * static_cast<std::size_t>(strength) + 1));
    });
}

GreyPicture shaded(const GreyPicture& picture) {
    return changed(picture,
                   [&](int x, int y) { return pixel(picture, x, y) * (40 + 215 * x / picture.width) / 255; });
}

GreyPicture faded(const GreyPicture& picture) {
    return changed(picture, [&](int x, int y) { return 120 + pixel(picture, x, y) * 25 / 255; });
}

GreyPicture beside(const GreyPicture& left, const GreyPicture& right) {
    return changed(white(left.width + right.width, std::max(left.height, right.height)), [&](int x, int y) {
        return x < left.width ? pixel(left, x, y) : pixel(right, x - left.width, y);
    });
}

} // namespace drivers_test
