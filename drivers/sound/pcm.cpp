#include "drivers/sound/pcm.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace drivers {
namespace {

std::int16_t to_sample(double value) {
    using Limits = std::numeric_limits<std::int16_t>;
    return static_cast<std::int16_t>(std::lround(std::clamp<double>(value, Limits::min(), Limits::max())));
}

} // namespace

Pcm resampled(const Pcm& sound, unsigned rate) {
    if (sound.rate == rate || sound.rate == 0 || rate == 0 || sound.samples.empty())
        return {rate, sound.samples};
    const double step = static_cast<double>(sound.rate) / rate;
    const auto length = static_cast<std::size_t>(static_cast<double>(sound.samples.size()) / step);
    Pcm result{rate, {}};
    result.samples.reserve(length);
    for (std::size_t i = 0; i < length; ++i) {
        const double place = static_cast<double>(i) * step;
        const auto left = std::min(static_cast<std::size_t>(place), sound.samples.size() - 1);
        const std::size_t right = std::min(left + 1, sound.samples.size() - 1);
        const double share = place - static_cast<double>(left);
        result.samples.push_back(to_sample(sound.samples[left] * (1 - share) + sound.samples[right] * share));
    }
    return result;
}

void amplify(Pcm& sound, double gain) {
    for (std::int16_t& sample : sound.samples)
        sample = to_sample(sample * gain);
}

Pcm silence(std::chrono::milliseconds span, unsigned rate) {
    return {rate, std::vector<std::int16_t>(static_cast<std::size_t>(span.count()) * rate / 1000)};
}

} // namespace drivers
