// What tests of sound need: a loudspeaker that writes down what it is given, and what an ear would say of
// samples.
#pragma once

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <numbers>
#include <vector>

#include <unistd.h>

#include "drivers/sound/pcm.hpp"
#include "drivers/sound/sound_player.hpp"

namespace sounds {

using namespace std::chrono_literals;

struct TemporaryFolder {
    std::filesystem::path path;
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "sound-XXXXXX").string();
        path = mkdtemp(pattern.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

// Root mean square, of 32767.
inline double loudness(const std::vector<std::int16_t>& samples) {
    double sum = 0;
    for (const double sample : samples)
        sum += sample * sample;
    return samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

inline int loudest(const std::vector<std::int16_t>& samples) {
    int most = 0;
    for (const int sample : samples)
        most = std::max(most, std::abs(sample));
    return most;
}

// How much of one pitch is in the samples (Goertzel): about 0.5 of the amplitude of a pure tone.
inline double pitch(const drivers::Pcm& sound, std::size_t from, std::size_t count, double hertz) {
    double real = 0, imaginary = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / sound.rate;
        const double sample = sound.samples.at(from + i);
        real += sample * std::cos(angle), imaginary += sample * std::sin(angle);
    }
    return std::hypot(real, imaginary) / static_cast<double>(count);
}

inline drivers::Pcm tone(std::chrono::milliseconds span, double hertz = 440, double level = 10'000,
                         unsigned rate = drivers::output_rate) {
    drivers::Pcm sound = drivers::silence(span, rate);
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = static_cast<std::int16_t>(
            level * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return sound;
}

inline drivers::Sound sound_of(std::uint64_t id, drivers::Pcm pcm, int channel = 1, double gain = 1) {
    return {.id = id, .channel = channel, .gain = gain, .pieces = {[pcm = std::move(pcm)] { return pcm; }}};
}

// The samples of a WAV file as the program writes it, without the program's code.
inline std::vector<std::int16_t> samples_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::vector<std::int16_t> samples;
    for (std::size_t i = 44; i + 1 < bytes.size(); i += 2)
        samples.push_back(static_cast<std::int16_t>(static_cast<unsigned char>(bytes[i]) |
                                                    static_cast<unsigned char>(bytes[i + 1]) << 8));
    return samples;
}

// Collects what a player tells, and waits for it.
class Events {
public:
    std::function<void(drivers::SoundEvent)> sink() {
        return [this](const drivers::SoundEvent& event) {
            {
                const std::lock_guard lock(mutex_);
                all_.push_back(event);
            }
            changed_.notify_all();
        };
    }
    // False after ten seconds.
    bool wait_for_finished(std::uint64_t id) {
        return wait([id](const drivers::SoundEvent& event) {
            const auto* over = std::get_if<drivers::SoundFinished>(&event);
            return over && over->id == id;
        });
    }
    template <class Wanted>
    bool wait(Wanted wanted) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, 10s, [&] { return std::any_of(all_.begin(), all_.end(), wanted); });
    }
    std::vector<drivers::SoundEvent> all() {
        const std::lock_guard lock(mutex_);
        return all_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<drivers::SoundEvent> all_;
};

} // namespace sounds
