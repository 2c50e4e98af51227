#include "drivers/sound/sound_output.hpp"

#include <alsa/asoundlib.h>

namespace drivers {
namespace {

constexpr unsigned buffer_us = 160'000; // as much as is still heard after a touch that drop() does not reach
constexpr int room_within_ms = 500;

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

std::string words(const char* doing, int error) {
    return std::string(doing) + ": " + snd_strerror(error);
}

class AlsaOutput final : public SoundOutput {
public:
    explicit AlsaOutput(std::string device) : device_(std::move(device)) {}
    AlsaOutput(const AlsaOutput&) = delete;
    AlsaOutput& operator=(const AlsaOutput&) = delete;
    ~AlsaOutput() override { AlsaOutput::close(); }

    tl::expected<void, std::string> open() override {
        close();
        // The library writes to stderr of its own accord otherwise, at every attempt.
        snd_lib_error_set_handler(&say_nothing);
        if (const int error = snd_pcm_open(&pcm_, device_.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
            error < 0) {
            pcm_ = nullptr;
            return tl::unexpected(words(device_.c_str(), error));
        }
        const int error = snd_pcm_set_params(pcm_, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1,
                                             output_rate, 1, buffer_us);
        if (error < 0) return lost("parameters", error);
        return {};
    }

    void close() override {
        if (pcm_ != nullptr) snd_pcm_close(pcm_);
        pcm_ = nullptr;
    }

    bool is_open() const override {
        return pcm_ != nullptr && snd_pcm_state(pcm_) != SND_PCM_STATE_DISCONNECTED;
    }

    tl::expected<Span, std::string> write(std::span<const std::int16_t> samples) override {
        if (pcm_ == nullptr) return tl::unexpected(std::string("not open"));
        const auto state = snd_pcm_state(pcm_);
        if (state != SND_PCM_STATE_PREPARED && state != SND_PCM_STATE_RUNNING) prepare();
        while (!samples.empty()) {
            auto written = snd_pcm_writei(pcm_, samples.data(), samples.size());
            if (written == -EAGAIN) {
                const int room = snd_pcm_wait(pcm_, room_within_ms);
                if (room == 0) return lost("takes no samples", -ETIMEDOUT);
                written = room < 0 ? room : 0;
            }
            // An underrun or a sleep of the machine is mended; anything else is not.
            if (written < 0) {
                const int mended = snd_pcm_recover(pcm_, static_cast<int>(written), 1);
                if (mended < 0) return lost("writing", mended);
                written = 0;
            }
            samples = samples.subspan(static_cast<std::size_t>(written));
        }
        return Span{0};
    }

    tl::expected<Span, std::string> finish() override {
        if (pcm_ == nullptr) return tl::unexpected(std::string("not open"));
        snd_pcm_sframes_t waiting = 0;
        if (snd_pcm_delay(pcm_, &waiting) < 0 || waiting < 0) waiting = 0;
        const int error = snd_pcm_drain(pcm_); // also starts what was too short to start by itself
        if (error < 0 && error != -EAGAIN) return lost("draining", error);
        return Span{waiting * 1000 / output_rate};
    }

    void drop() override {
        if (pcm_ == nullptr) return;
        prepare();
    }

private:
    void prepare() {
        snd_pcm_drop(pcm_);
        snd_pcm_prepare(pcm_); // where it fails, the next write says so
    }

    tl::unexpected<std::string> lost(const char* doing, int error) {
        close();
        return tl::unexpected<std::string>(words(doing, error));
    }

    std::string device_;
    snd_pcm_t* pcm_ = nullptr;
};

} // namespace

std::unique_ptr<SoundOutput> make_alsa_output(const std::string& device) {
    return std::make_unique<AlsaOutput>(device);
}

} // namespace drivers
