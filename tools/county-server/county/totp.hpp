// One-time passwords that change every 30 seconds (RFC 6238), by liboath: a second proof beside the password.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::county {

std::string new_totp_secret(); // 160 random bits, base32

// What an application of a telephone reads, as text or as a QR code.
std::string totp_uri(const std::string& name, const std::string& secret);

// The time step that the six digits are right for: now, or the one before or after. Nothing: none.
std::optional<std::int64_t> matching_totp_step(const std::string& secret, const std::string& digits,
                                               domain::WallTime now);

} // namespace liaison::county
