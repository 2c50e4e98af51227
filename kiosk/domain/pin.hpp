// A PIN, a card's number or a badge's code is known only as its scrypt hash (RFC 7914): "scrypt$16384$8$1$<salt
// base64>$<hash base64>".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/bytes.hpp"

namespace liaison::domain {

std::string hash_pin(std::string_view pin, const Random16& salt);

// Takes about 50 ms and 16 MiB by design: never on the thread that draws. False for a hash that is not in the
// form.
bool pin_matches(std::string_view pin, std::string_view hash);

// The place of the hash that is the secret's; empty ones are nobody's. Costs as much as pin_matches for each
// different salt among them.
std::optional<std::size_t> find_secret(std::string_view secret, std::span<const std::string> hashes);

// The form only, without computing: what a configuration is checked for.
bool is_pin_hash(std::string_view hash);

} // namespace liaison::domain
