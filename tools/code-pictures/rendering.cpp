#include "code-pictures/rendering.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <stdexcept>

#include <qrencode.h>

namespace code_pictures {
namespace {

using drivers::GreyPicture;
using Floats = std::vector<float>;

struct Place {
    double x, y;
};

class Modules {
public:
    explicit Modules(const CodeOnSurface& code)
        : code_(
              QRcode_encodeString8bit(code.text.c_str(), code.version, static_cast<QRecLevel>(code.correction)),
              &QRcode_free) {
        if (!code_) throw std::runtime_error("no QR code for this text");
    }
    int side() const { return code_->width; }
    bool is_black(int x, int y) const { return (code_->data[y * code_->width + x] & 1) != 0; }

private:
    std::unique_ptr<QRcode, decltype(&QRcode_free)> code_;
};

// A code in its place before the camera: from picture to surface, and what is seen there.
class PlacedCode {
public:
    explicit PlacedCode(const CodeOnSurface& code)
        : code_(code), modules_(code), size_(modules_.side() * code.module) {}

    // False far outside, whatever the tilt.
    bool may_reach(Place place) const {
        const double reach = size_ + 2 * code_.quiet_zone * code_.module;
        return std::abs(place.x - code_.middle_x) <= reach && std::abs(place.y - code_.middle_y) <= reach;
    }
    // The light that comes back from the surface, or less than 0 beside the paper.
    double seen(Place place) const {
        if (!may_reach(place)) return -1;
        const auto [x, y] = on_surface(place);
        const double quiet = code_.quiet_zone;
        const double side = modules_.side();
        if (!(x >= -quiet && y >= -quiet && x < side + quiet && y < side + quiet)) return -1;
        if (const double stain = stain_at(x / side, y / side); stain >= 0) return stain;
        const bool inside = x >= 0 && y >= 0 && x < side && y < side;
        if (!inside || !modules_.is_black(static_cast<int>(x), static_cast<int>(y))) return code_.paper;
        const double from_middle = std::hypot(x - std::floor(x) - 0.5, y - std::floor(y) - 0.5);
        const bool in_finder = (x < 7 && y < 7) || (x >= side - 7 && y < 7) || (x < 7 && y >= side - 7);
        if (code_.round_modules && !in_finder && from_middle > 0.42) return code_.paper;
        return code_.ink;
    }

private:
    // In modules. The camera stands 3 sides away; the surface is tilted about an axis through its middle, then
    // bent.
    Place on_surface(Place place) const {
        const double distance = 3 * size_;
        double x = place.x - code_.middle_x;
        double y = place.y - code_.middle_y;
        rotate(x, y, to_axis_);
        // The ray through (x, y) meets the plane that is turned by tilt about the y axis.
        const double depth = distance * tilt_.cosine - x * tilt_.sine;
        const double along = x * distance / depth;
        y *= (distance + along * tilt_.sine) / distance;
        x = along;
        rotate(x, y, to_code_);
        if (code_.bend > 0) {
            const double radius = size_ / code_.bend;
            x = std::abs(x) < radius ? radius * std::asin(x / radius) : 10 * size_;
        }
        return {x / code_.module + modules_.side() / 2.0, y / code_.module + modules_.side() / 2.0};
    }
    struct Angle {
        explicit Angle(double radians) : sine(std::sin(radians)), cosine(std::cos(radians)) {}
        double sine, cosine;
    };
    static void rotate(double& x, double& y, const Angle& angle) {
        const double turned = x * angle.cosine - y * angle.sine;
        y = x * angle.sine + y * angle.cosine;
        x = turned;
    }
    double stain_at(double x, double y) const {
        for (const auto& stain : code_.stains)
            if (std::hypot(x - stain.x, y - stain.y) < stain.radius) return stain.strength;
        for (const auto& [x0, y0, x1, y1, width] : code_.scratches) {
            const double length = std::hypot(x1 - x0, y1 - y0);
            const double beside = std::abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length;
            const double along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
            if (beside < width && along > 0 && along < length) return code_.paper;
        }
        return -1;
    }

    const CodeOnSurface& code_;
    Modules modules_;
    double size_;
    Angle tilt_{code_.tilt}, to_axis_{-code_.tilt_axis}, to_code_{code_.tilt_axis - code_.turn};
};

// Lines of letters, each of 3 x 5 dots by chance: what is printed around codes.
bool is_printed(const Scene& scene, double x, double y) {
    if (scene.print <= 0) return false;
    const auto column = static_cast<std::uint32_t>(x / scene.print + 4096);
    const auto row = static_cast<std::uint32_t>(y / scene.print + 4096);
    if (column % 4 == 3 || row % 8 > 4) return false;
    std::uint32_t letter = (column / 4) * 0x9E3779B1U ^ (row / 8) * 0x85EBCA77U ^ scene.seed;
    letter = (letter ^ letter >> 15) * 0x2C1B3C6DU;
    letter ^= letter >> 12;
    return letter % 7 != 0 && (letter >> (column % 4 + 3 * (row % 8) + 3) & 1U) != 0;
}

double background(const Scene& scene, double x, double y) {
    if (is_printed(scene, x, y)) return 0.12;
    // Sums of waves and a few bars: no repeating pattern, edges in all sizes.
    const double waves =
        std::sin(x * 0.021 + scene.seed) + std::sin(y * 0.033 + x * 0.011) + std::sin((x - y) * 0.09);
    const bool bar = std::sin(x * 0.13 + std::sin(y * 0.05) * 2) > 0.6 && std::sin(y * 0.21 + scene.seed) > 0.2;
    return std::clamp(scene.wall + scene.clutter * (waves / 3 - (bar ? 1.2 : 0)), 0.02, 1.0);
}

double light_at(const Scene& scene, double x, double y) {
    double light = scene.light_left + (scene.light_right - scene.light_left) * x / scene.width;
    for (const auto& [normal_x, normal_y, distance, behind] : scene.shadows) {
        const double depth = x * normal_x + y * normal_y - distance;
        light *= 1 - (1 - behind) * std::clamp(depth / 6 + 0.5, 0.0, 1.0);
    }
    return light;
}

double glare_at(const Scene& scene, double x, double y) {
    double light = 0;
    for (const auto& spot : scene.glare) {
        // Farther away nothing is left of it.
        if (std::abs(x / scene.width - spot.x) > 2.2 * spot.radius) continue;
        const double far =
            std::hypot(x / scene.width - spot.x, (y - spot.y * scene.height) / scene.width) / spot.radius;
        light += spot.strength * std::exp(-far * far * far);
    }
    return light;
}

Place through_glass(const Scene& scene, Place place) {
    if (scene.lens == 0) return place;
    const double from_x = place.x - scene.width / 2.0;
    const double from_y = place.y - scene.height / 2.0;
    const double bent = 1 + scene.lens * (from_x * from_x + from_y * from_y) / (scene.width * scene.width);
    return {scene.width / 2.0 + from_x * bent, scene.height / 2.0 + from_y * bent};
}

double grid_at(const Scene& scene, Place place) {
    if (scene.moire <= 0) return 1;
    const double wave = std::sin(place.x * 2 * std::numbers::pi / scene.moire_period) *
                        std::sin((place.y + 0.2 * place.x) * 2 * std::numbers::pi / scene.moire_period);
    return 1 - scene.moire * (0.5 + 0.5 * wave);
}

// What comes back from the surfaces at a pixel: codes are looked at in four places of it, the wall in one.
double reflected(const Scene& scene, const std::vector<PlacedCode>& codes, int x, int y) {
    constexpr int samples = 2;
    const Place middle = through_glass(scene, {x + 0.5, y + 0.5});
    const bool has_code =
        std::any_of(codes.begin(), codes.end(), [&](const PlacedCode& code) { return code.may_reach(middle); });
    if (!has_code && scene.moire <= 0) return background(scene, middle.x, middle.y);
    const double wall = background(scene, middle.x, middle.y);
    double sum = 0;
    for (int sample = 0; sample < samples * samples; ++sample) {
        const Place place = through_glass(
            scene, {x + (sample % samples + 0.5) / samples, y + (sample / samples + 0.5) / samples});
        double seen = -1;
        for (const auto& code : codes)
            if ((seen = code.seen(place)) >= 0) break;
        sum += (seen < 0 ? wall : seen) * grid_at(scene, place);
    }
    return sum / (samples * samples);
}

Floats exposed(const Scene& scene) {
    const std::vector<PlacedCode> codes(scene.codes.begin(), scene.codes.end());
    Floats light(static_cast<std::size_t>(scene.width) * static_cast<std::size_t>(scene.height));
    std::size_t at = 0;
    for (int y = 0; y < scene.height; ++y)
        for (int x = 0; x < scene.width; ++x)
            light[at++] = static_cast<float>(reflected(scene, codes, x, y) * light_at(scene, x, y) +
                                             glare_at(scene, x, y));
    return light;
}

struct Tap {
    int x, y;
    float weight;
};

// Each pixel the mean of those around it that the taps name. The picture goes on beyond its edges.
Floats smeared(const Floats& light, int width, int height, const std::vector<Tap>& taps) {
    Floats result(light.size());
    float weights = 0;
    for (const auto& tap : taps)
        weights += tap.weight;
    for (int y = 0; y < height; ++y) {
        float* to = result.data() + static_cast<std::ptrdiff_t>(y) * width;
        for (const auto& tap : taps) {
            const float* from =
                light.data() + static_cast<std::ptrdiff_t>(std::clamp(y + tap.y, 0, height - 1)) * width;
            const float weight = tap.weight / weights;
            const int first = std::clamp(-tap.x, 0, width);
            const int last = std::clamp(width - tap.x, first, width);
            for (int x = 0; x < first; ++x)
                to[x] += weight * from[0];
            for (int x = first; x < last; ++x)
                to[x] += weight * from[x + tap.x];
            for (int x = last; x < width; ++x)
                to[x] += weight * from[width - 1];
        }
    }
    return result;
}

Floats through_the_lens(const Scene& scene, Floats light) {
    if (scene.focus_blur > 0.1) {
        std::vector<Tap> across, down;
        const int reach = static_cast<int>(std::ceil(scene.focus_blur * 3));
        for (int step = -reach; step <= reach; ++step) {
            const auto weight =
                static_cast<float>(std::exp(-step * step / (2 * scene.focus_blur * scene.focus_blur)));
            across.push_back({step, 0, weight});
            down.push_back({0, step, weight});
        }
        light = smeared(smeared(light, scene.width, scene.height, across), scene.width, scene.height, down);
    }
    if (scene.motion > 0.5) {
        std::vector<Tap> path;
        const int steps = static_cast<int>(std::ceil(scene.motion * 2));
        for (int step = 0; step <= steps; ++step) {
            const double at = scene.motion * (static_cast<double>(step) / steps - 0.5);
            path.push_back({static_cast<int>(std::lround(at * std::cos(scene.motion_direction))),
                            static_cast<int>(std::lround(at * std::sin(scene.motion_direction))), 1});
        }
        light = smeared(light, scene.width, scene.height, path);
    }
    return light;
}

} // namespace

GreyPicture render(const Scene& scene) {
    const Floats light = through_the_lens(scene, exposed(scene));
    Random random(scene.seed);
    GreyPicture picture{scene.width, scene.height, std::vector<std::uint8_t>(light.size())};
    std::transform(light.begin(), light.end(), picture.pixels.begin(), [&](float seen) {
        // The sensor is full at 1.05 of the light it is set for.
        const double value =
            scene.black + (scene.white - scene.black) * std::min(static_cast<double>(seen), 1.08);
        return static_cast<std::uint8_t>(std::clamp(value + scene.noise * random.bell(), 0.0, 255.0));
    });
    return picture;
}

} // namespace code_pictures
