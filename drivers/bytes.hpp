// Bytes as they travel, and how they are made unreadable after use.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace drivers {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// Overwrites the whole allocation, the part behind size() too, and leaves the container empty. The compiler may
// not remove it.
void wipe(Bytes& bytes);
void wipe(std::string& text);

ByteView as_bytes(std::string_view text);
std::string as_text(ByteView bytes);

} // namespace drivers
