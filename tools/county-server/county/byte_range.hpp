// Part of a resource (RFC 9110, 14).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace liaison::county {

struct ByteRange {
    std::int64_t first = 0;
    std::int64_t bytes = 0; // 0: nothing of what is asked for is there (416)
    bool operator==(const ByteRange&) const = default;
};

// What the header Range asks for, where there are so many bytes. Nothing: it is not in the form, or asks for
// several at once. Then the whole is the answer.
std::optional<ByteRange> byte_range(std::string_view header, std::int64_t size);

} // namespace liaison::county
