// Randomness and digests from OpenSSL.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/bytes.hpp"

namespace liaison::county {

domain::Bytes random_bytes(std::size_t count);
domain::Random16 random16();

std::string new_uuid();
std::string new_token(); // 256 random bits in hex

std::string sha256_hex(std::string_view text);
std::string hmac_hex(const domain::Bytes& key, std::string_view text);

// Takes the same time wherever the texts differ.
bool equal_in_constant_time(std::string_view left, std::string_view right);

} // namespace liaison::county
