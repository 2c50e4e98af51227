// Where samples go: a sound card, or a file that stands in for one.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "drivers/time.hpp"

namespace drivers {

inline constexpr unsigned output_rate = 48000; // samples a second; what sound cards do by themselves

// Errors are one technical line for the keeper. After an error of write() or finish() the output is closed.
class SoundOutput {
public:
    virtual ~SoundOutput() = default;

    virtual tl::expected<void, std::string> open() = 0;
    virtual void close() = 0;

    // False: closed, or the device has gone. Costs next to nothing.
    virtual bool is_open() const = 0;

    // Takes all samples, waiting for room at most half a second. Gives how long the caller has to wait before
    // the next call, so that never more is written than will be heard soon.
    virtual tl::expected<Span, std::string> write(std::span<const std::int16_t> samples) = 0;

    // Nothing more comes for now: gives how long it takes until all that was written has been heard.
    virtual tl::expected<Span, std::string> finish() = 0;

    // What was written and is not heard yet is thrown away.
    virtual void drop() = 0;
};

std::unique_ptr<SoundOutput> make_alsa_output(const std::string& device); // an ALSA name: "default", "plughw:1"

// Appends what is played to a WAV file, at the speed at which a loudspeaker would play it. A file that is there
// and is no such recording is left alone, and that is the error.
std::unique_ptr<SoundOutput> make_wav_file_output(const std::string& path);

} // namespace drivers
