// Makes what travels smaller.
#pragma once

#include <string>
#include <string_view>

namespace liaison::sync {

// As RFC 1952 says. Throws std::bad_alloc.
std::string gzip(std::string_view bytes);

} // namespace liaison::sync
