#include "hex.hpp"

namespace drivers_test {

drivers::Bytes from_hex(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    drivers::Bytes bytes;
    bool half = false;
    for (const char character : text) {
        const auto value = digits.find(character);
        if (value == std::string_view::npos) continue;
        if (half)
            bytes.back() = static_cast<std::uint8_t>(bytes.back() << 4 | value);
        else
            bytes.push_back(static_cast<std::uint8_t>(value));
        half = !half;
    }
    return bytes;
}

std::string to_hex(drivers::ByteView bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        if (!text.empty()) text += ' ';
        text += digits[byte >> 4];
        text += digits[byte & 0xF];
    }
    return text;
}

drivers::Bytes answer_frame(std::uint8_t status, const drivers::Bytes& data) {
    const std::size_t length = data.size() + 4;
    drivers::Bytes frame = from_hex("AA AA AA 96 69");
    frame.push_back(static_cast<std::uint8_t>(length >> 8));
    frame.push_back(static_cast<std::uint8_t>(length & 0xFF));
    frame.insert(frame.end(), {0, 0, status});
    frame.insert(frame.end(), data.begin(), data.end());
    std::uint8_t check = 0;
    for (std::size_t at = 5; at < frame.size(); ++at)
        check = static_cast<std::uint8_t>(check ^ frame[at]);
    frame.push_back(check);
    return frame;
}

} // namespace drivers_test
