#include "ui/utf8.hpp"

#include "ui/icons.hpp"

namespace liaison::ui {
namespace {

// A cluster of hundreds of marks on one letter is an attack on the renderer, not writing.
constexpr int most_joined_marks = 12;
constexpr char32_t ellipsis = 0x2026;

bool turns_direction(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x206F);
}

bool invisible_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || turns_direction(c) || c == 0xFEFF || c == 0x00AD ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool not_a_character(char32_t c) {
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool line_end(char32_t c) {
    return c == '\n' || c == 0x2028 || c == 0x2029;
}

bool stacking_mark(char32_t c) {
    const bool latin =
        (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF);
    const bool tibetan = (c >= 0x0F71 && c <= 0x0F84) || (c >= 0x0F8D && c <= 0x0FBC);
    return latin || tibetan;
}

unsigned char byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

struct Lead {
    std::size_t length;
    char32_t bits;
    unsigned char second_min; // the second byte's range shuts out overlong forms, surrogates and > U+10FFFF
    unsigned char second_max;
};

Lead classify(unsigned char lead) {
    if (lead >= 0xC2 && lead <= 0xDF) return {2, lead & 0x1FU, 0x80, 0xBF};
    if (lead == 0xE0) return {3, 0, 0xA0, 0xBF};
    if (lead == 0xED) return {3, 0xD, 0x80, 0x9F};
    if (lead >= 0xE1 && lead <= 0xEF) return {3, lead & 0xFU, 0x80, 0xBF};
    if (lead == 0xF0) return {4, 0, 0x90, 0xBF};
    if (lead == 0xF4) return {4, 4, 0x80, 0x8F};
    if (lead >= 0xF1 && lead <= 0xF3) return {4, lead & 7U, 0x80, 0xBF};
    return {0, 0, 0, 0};
}

} // namespace

DecodedCharacter decode_utf8(std::string_view text, std::size_t offset) {
    const unsigned char first = byte_at(text, offset);
    if (first < 0x80) return {first, offset, 1};
    const Lead lead = classify(first);
    if (lead.length == 0) return {replacement_character, offset, 1};
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const bool there = offset + i < text.size();
        const unsigned char next = there ? byte_at(text, offset + i) : 0;
        const unsigned char low = i == 1 ? lead.second_min : 0x80;
        const unsigned char high = i == 1 ? lead.second_max : 0xBF;
        if (!there || next < low || next > high) return {replacement_character, offset, i};
        value = value << 6 | (next & 0x3FU);
    }
    return {value, offset, lead.length};
}

std::vector<DecodedCharacter> decode_all(std::string_view text) {
    std::vector<DecodedCharacter> characters;
    characters.reserve(text.size() / 2);
    for (std::size_t offset = 0; offset < text.size(); offset += characters.back().length)
        characters.push_back(decode_utf8(text, offset));
    return characters;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&text](char32_t value) { text.push_back(static_cast<char>(value)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string visible_text(std::string_view raw, std::size_t limit) {
    std::string clean;
    std::size_t count = 0;
    int marks = 0;
    for (std::size_t offset = 0; offset < raw.size() && count < limit;) {
        const DecodedCharacter character = decode_utf8(raw, offset);
        offset += character.length;
        char32_t c = character.code_point;
        if (line_end(c)) c = '\n';
        if (c == '\t') c = ' ';
        if (c != '\n' && invisible_control(c)) continue;
        if (not_a_character(c)) c = replacement_character;
        marks = stacking_mark(c) ? marks + 1 : 0;
        if (marks > most_joined_marks) continue;
        append_utf8(clean, c);
        if (++count == limit && offset < raw.size()) append_utf8(clean, ellipsis);
    }
    return clean;
}

std::string to_utf8(Icon icon) {
    std::string text;
    if (icon != Icon::none) append_utf8(text, static_cast<char32_t>(icon));
    return text;
}

} // namespace liaison::ui
