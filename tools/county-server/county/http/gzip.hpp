// Bodies in gzip's frame (RFC 1952), by zlib.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace liaison::county {

std::string compressed(std::string_view text);

enum class Unreadable {
    damaged, // not gzip, cut off, changed on its way, or with something behind it
    too_large,
};

// Never holds more than `most_bytes` of what comes out, whatever the frame promises.
tl::expected<std::string, Unreadable> decompressed(std::string_view bytes, std::size_t most_bytes);

} // namespace liaison::county
