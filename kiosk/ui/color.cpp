#include "ui/color.hpp"

#include <algorithm>
#include <cmath>

namespace liaison::ui {
namespace {

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

std::uint8_t blend(std::uint8_t from, std::uint8_t to, float share) {
    return static_cast<std::uint8_t>(
        std::lround(static_cast<float>(from) * (1 - share) + static_cast<float>(to) * share));
}

} // namespace

Color mix(Color from, Color to, float share) {
    share = std::clamp(share, 0.0F, 1.0F);
    return {blend(from.red, to.red, share), blend(from.green, to.green, share),
            blend(from.blue, to.blue, share), blend(from.alpha, to.alpha, share)};
}

double contrast_ratio(Color one, Color other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace liaison::ui
