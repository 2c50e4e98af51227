#include "drivers/sound/bell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace drivers {
namespace {

constexpr double loudest = 0.75 * 32767;
constexpr double attack_s = 0.008; // slow enough not to click, quick enough to be a stroke
constexpr double decay = 5.5;      // natural logarithm of how far a stroke has died away when it ends

// A bell's sound: the tone and quieter ones above it, which die away sooner.
struct Partial {
    double times_hertz, level, times_decay;
};
constexpr std::array<Partial, 3> partials{{{1.0, 1.0, 1.0}, {2.0, 0.35, 1.6}, {3.01, 0.12, 2.4}}};

double stroke_at(const BellStroke& stroke, double second) {
    const double length = std::chrono::duration<double>(stroke.rings).count();
    if (second < 0 || second >= length) return 0;
    double value = 0;
    for (const Partial& partial : partials)
        value += partial.level * std::exp(-decay * partial.times_decay * second / length) *
                 std::sin(2 * std::numbers::pi * stroke.hertz * partial.times_hertz * second);
    const double fade_out = std::min(1.0, (length - second) / attack_s);
    return value * std::min(1.0, second / attack_s) * fade_out;
}

} // namespace

Pcm ring_bells(std::span<const BellStroke> strokes, unsigned rate) {
    std::chrono::milliseconds length{0};
    for (const BellStroke& stroke : strokes)
        length = std::max(length, stroke.begins + stroke.rings);
    std::vector<double> mixed(silence(length, rate).samples.size());
    for (std::size_t i = 0; i < mixed.size(); ++i)
        for (const BellStroke& stroke : strokes)
            mixed[i] += stroke_at(stroke, static_cast<double>(i) / rate -
                                              std::chrono::duration<double>(stroke.begins).count());
    double peak = 0;
    for (const double value : mixed)
        peak = std::max(peak, std::abs(value));
    Pcm sound{rate, {}};
    sound.samples.reserve(mixed.size());
    for (const double value : mixed)
        sound.samples.push_back(static_cast<std::int16_t>(peak > 0 ? value / peak * loudest : 0));
    return sound;
}

} // namespace drivers
