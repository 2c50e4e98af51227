// Bytes as text: RFC 4648 base32 without padding (the alphabet of our codes, inside QR's alphanumeric mode),
// base64, hex, and UUIDs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison::domain {

using Bytes = std::vector<std::uint8_t>;
using Random16 = std::array<std::uint8_t, 16>; // fresh random bytes, handed in by the caller

std::string to_base32(const Bytes& bytes);
std::optional<Bytes> from_base32(std::string_view text); // strict: no padding, no lower case, no stray bits

std::string to_base64(const Bytes& bytes);
std::optional<Bytes> from_base64(std::string_view text); // strict, with padding

std::string to_hex(const Bytes& bytes);

// RFC 4122 version 4 from random bytes, lower case.
std::string make_uuid(Random16 random);
std::optional<Random16> parse_uuid(std::string_view text);
std::string format_uuid(const Random16& bytes);

} // namespace liaison::domain
