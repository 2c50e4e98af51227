#include "drivers/bytes.hpp"

#include <algorithm>
#include <cstring>

namespace drivers {

void wipe(Bytes& bytes) {
    if (bytes.capacity() == 0) return;
    bytes.resize(bytes.capacity());
    explicit_bzero(bytes.data(), bytes.size());
    bytes.clear();
}

void wipe(std::string& text) {
    text.resize(text.capacity());
    explicit_bzero(text.data(), text.size());
    text.clear();
}

ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string as_text(ByteView bytes) {
    std::string text(bytes.size(), '\0');
    std::transform(bytes.begin(), bytes.end(), text.begin(),
                   [](std::uint8_t byte) { return static_cast<char>(byte); });
    return text;
}

} // namespace drivers
