// Sound as samples: one channel, signed 16 bit.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace drivers {

struct Pcm {
    unsigned rate = 0; // samples a second
    std::vector<std::int16_t> samples;

    std::chrono::milliseconds duration() const {
        return std::chrono::milliseconds{rate == 0 ? 0 : samples.size() * 1000 / rate};
    }
};

// The same sound at another rate, by straight lines between the samples: good enough for speech and bells.
Pcm resampled(const Pcm& sound, unsigned rate);

// Each sample times `gain`, cut off at the ends of the range. 0 is silence, 1 leaves the sound as it is.
void amplify(Pcm& sound, double gain);

Pcm silence(std::chrono::milliseconds span, unsigned rate);

} // namespace drivers
