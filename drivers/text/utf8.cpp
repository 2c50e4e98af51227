#include "drivers/text/utf8.hpp"

#include <array>
#include <cstddef>

namespace drivers {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_character(char32_t code_point) {
    return code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
}

std::size_t length_from_lead(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

// The length of the well-formed sequence at the front, 0 if there is none.
std::size_t sequence_length(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes.front());
    const std::size_t length = length_from_lead(lead);
    if (length < 2 || bytes.size() < length) return length == 1 ? 1 : 0;
    char32_t code_point = lead & (0x7FU >> length);
    for (std::size_t index = 1; index < length; ++index) {
        const auto byte = static_cast<unsigned char>(bytes[index]);
        if ((byte & 0xC0) != 0x80) return 0;
        code_point = code_point << 6 | (byte & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    return code_point >= smallest.at(length) && is_character(code_point) ? length : 0;
}

void append_byte(std::string& text, char32_t value) {
    text += static_cast<char>(static_cast<unsigned char>(value));
}

} // namespace

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t length = sequence_length(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

void append_utf8(std::string& text, char32_t code_point) {
    if (!is_character(code_point)) code_point = replacement;
    if (code_point < 0x80) return append_byte(text, code_point);
    if (code_point < 0x800) {
        append_byte(text, 0xC0 | code_point >> 6);
    } else {
        if (code_point < 0x10000) {
            append_byte(text, 0xE0 | code_point >> 12);
        } else {
            append_byte(text, 0xF0 | code_point >> 18);
            append_byte(text, 0x80 | (code_point >> 12 & 0x3F));
        }
        append_byte(text, 0x80 | (code_point >> 6 & 0x3F));
    }
    append_byte(text, 0x80 | (code_point & 0x3F));
}

} // namespace drivers
