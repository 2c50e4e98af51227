// Looks at a picture's file before it is decoded: how much work and memory its decoder would need. A decoder
// believes what the file says, and unpacks for ever if it says so.
#pragma once

#include <cstddef>
#include <span>

namespace liaison::ui {

inline constexpr std::size_t most_jpeg_scans =
    100; // usual are 1 to 10, each of which goes over all of the picture

// Whether a PNG or JPEG unpacks to what its header says, and no more. Needs 64 KiB of memory, whatever comes.
bool unpacks_as_it_says(std::span<const std::byte> file);

} // namespace liaison::ui
