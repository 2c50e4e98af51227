// A color of the screen (sRGB, straight alpha) and how well two of them can be told apart.
#pragma once

#include <cstdint>

namespace liaison::ui {

struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    bool operator==(const Color&) const = default;
    Color with_alpha(std::uint8_t value) const { return {red, green, blue, value}; }
    // The order that ImDrawList expects.
    std::uint32_t packed() const {
        return std::uint32_t{red} | std::uint32_t{green} << 8 | std::uint32_t{blue} << 16 |
               std::uint32_t{alpha} << 24;
    }
};

// 0xRRGGBB
constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}

// `share` 0 is all `from`, 1 is all `to`.
Color mix(Color from, Color to, float share);

// WCAG 2 contrast of two opaque colors, 1 to 21.
double contrast_ratio(Color one, Color other);

} // namespace liaison::ui
