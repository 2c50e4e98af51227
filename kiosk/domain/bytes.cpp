#include "domain/bytes.hpp"

#include <openssl/evp.h>

namespace liaison::domain {

namespace {

constexpr std::string_view base32_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view hex_digits = "0123456789abcdef";

int hex_value(char c) {
    const auto at = hex_digits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool is_dash_position(std::size_t i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}

} // namespace

std::string to_base32(const Bytes& bytes) {
    std::string text;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        buffer = (buffer << 8) | byte;
        for (bits += 8; bits >= 5; bits -= 5)
            text += base32_alphabet[(buffer >> (bits - 5)) & 31u];
    }
    if (bits > 0) text += base32_alphabet[(buffer << (5 - bits)) & 31u];
    return text;
}

std::optional<Bytes> from_base32(std::string_view text) {
    Bytes bytes;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = base32_alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        buffer = (buffer << 5) | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<std::uint8_t>(buffer >> bits));
    }
    const bool stray_bits = bits >= 5 || (buffer & ((1u << bits) - 1u)) != 0;
    return stray_bits ? std::nullopt : std::optional{bytes};
}

std::string to_base64(const Bytes& bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0'); // EVP_EncodeBlock adds a NUL
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                                       static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
    Bytes bytes(text.size() / 4 * 3);
    const int length = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                                       static_cast<int>(text.size()));
    if (length < 0 || text.size() % 4 != 0) return std::nullopt;
    std::size_t padding = 0; // EVP_DecodeBlock counts padding as zero bytes
    while (padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    if (padding > 2) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(length) - padding);
    return to_base64(bytes) == text ? std::optional{bytes} : std::nullopt;
}

std::string to_hex(const Bytes& bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += hex_digits[byte >> 4];
        text += hex_digits[byte & 15u];
    }
    return text;
}

std::string make_uuid(Random16 random) {
    random[6] = static_cast<std::uint8_t>((random[6] & 0x0Fu) | 0x40u);
    random[8] = static_cast<std::uint8_t>((random[8] & 0x3Fu) | 0x80u);
    return format_uuid(random);
}

std::string format_uuid(const Random16& bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) {
        if (is_dash_position(text.size())) text += '-';
        text += hex_digits[byte >> 4];
        text += hex_digits[byte & 15u];
    }
    return text;
}

std::optional<Random16> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Random16 bytes{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (is_dash_position(i)) {
            if (text[i++] != '-') return std::nullopt;
            continue;
        }
        const int high = hex_value(text[i]), low = hex_value(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[at++] = static_cast<std::uint8_t>(high * 16 + low);
        i += 2;
    }
    return bytes;
}

} // namespace liaison::domain
