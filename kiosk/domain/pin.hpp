// A deputy's PIN is known only as its scrypt hash (RFC 7914): "scrypt$16384$8$1$<salt base64>$<hash base64>".
#pragma once

#include <string>
#include <string_view>

#include "domain/bytes.hpp"

namespace liaison::domain {

std::string hash_pin(std::string_view pin, const Random16& salt);

// Takes about 50 ms and 16 MiB by design: never on the thread that draws. False for a hash that is not in the
// form.
bool pin_matches(std::string_view pin, std::string_view hash);

// The form only, without computing: what a configuration is checked for.
bool is_pin_hash(std::string_view hash);

} // namespace liaison::domain
