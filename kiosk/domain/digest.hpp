// SHA-256 (FIPS 180-4).
#pragma once

#include <string>
#include <string_view>

namespace liaison::domain {

std::string sha256_hex(std::string_view bytes); // 64 digits in lower case
bool is_sha256_hex(std::string_view text);

} // namespace liaison::domain
