// Reads a recording: WAV, FLAC, Ogg Vorbis or Opus.
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "drivers/sound/pcm.hpp"

namespace drivers {

inline constexpr std::chrono::seconds longest_recording{60};

// Several channels become one. Errors, one technical line: cannot be opened, no such format, too long.
tl::expected<Pcm, std::string> read_sound_file(const std::filesystem::path& file);

} // namespace drivers
