#include "drivers/sound/sound_file.hpp"

#include <memory>

#include <sndfile.h>

namespace drivers {
namespace {

constexpr int most_channels = 8;
constexpr int highest_rate = 192'000;

struct CloseSoundFile {
    void operator()(SNDFILE* file) const { sf_close(file); }
};

} // namespace

tl::expected<Pcm, std::string> read_sound_file(const std::filesystem::path& file) {
    const auto wrong = [&](const std::string& what) {
        return tl::unexpected<std::string>(file.string() + ": " + what);
    };
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, CloseSoundFile> open(sf_open(file.c_str(), SFM_READ, &info));
    if (!open) return wrong(sf_strerror(nullptr));
    if (info.channels < 1 || info.channels > most_channels || info.samplerate < 1 ||
        info.samplerate > highest_rate)
        return wrong("no such number of channels or samples a second");
    if (info.frames > longest_recording.count() * info.samplerate) return wrong("longer than a minute");
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<std::int16_t> interleaved(static_cast<std::size_t>(info.frames) * channels);
    const auto frames = static_cast<std::size_t>(sf_readf_short(open.get(), interleaved.data(), info.frames));
    Pcm sound{static_cast<unsigned>(info.samplerate), {}};
    sound.samples.reserve(frames);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        int sum = 0;
        for (std::size_t channel = 0; channel < channels; ++channel)
            sum += interleaved[frame * channels + channel];
        sound.samples.push_back(static_cast<std::int16_t>(sum / info.channels));
    }
    return sound;
}

} // namespace drivers
