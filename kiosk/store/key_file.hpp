// Files that hold a secret: for the kiosk's user alone, and on disk as a whole or not at all. Private to the
// room.
#pragma once

#include <filesystem>
#include <optional>

#include "store/saved.hpp"

namespace liaison::store {

inline constexpr std::size_t most_key_file_bytes = 256;

// Nothing: there is no such file. A longer file than a key's is read up to one byte more than the longest.
Saved<std::optional<domain::Bytes>> read_key_file(const std::filesystem::path& file);

// Takes the place of what was there; whenever the power goes, one of the two is there whole.
Saved<void> write_key_file(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);

// Takes the place of another, whose bytes are overwritten first, as far as the disk does what it is told.
Saved<void> move_key_file(const std::filesystem::path& from, const std::filesystem::path& to);

Saved<void> remove_key_file(const std::filesystem::path& file); // overwritten first; none is as good

} // namespace liaison::store
