#include "domain/text.hpp"

#include <algorithm>
#include <cstdint>

namespace liaison::domain {

namespace {

constexpr char32_t invalid = 0xFFFFFFFF;
constexpr char32_t replacement = 0xFFFD;

// Reads one code point at `at` and moves `at` behind it; an invalid byte moves by one and yields `invalid`.
char32_t read_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const std::uint32_t first = byte(at);
    if (first < 0x80) return ++at, static_cast<char32_t>(first);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return ++at, invalid;
    std::uint32_t code = first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u) return ++at, invalid;
        code = code << 6 | (byte(at + i) & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return ++at, invalid;
    at += length;
    return static_cast<char32_t>(code);
}

bool is_forbidden(char32_t c) {
    const bool control = (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0);
    const bool turns_direction = c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
                                 (c >= 0x2066 && c <= 0x2069);
    return control || turns_direction || c == 0xFEFF;
}

// Marks that belong to the letter before them, in the scripts that are written here.
bool joins_the_letter_before(char32_t c) {
    const bool tibetan = (c >= 0x0F71 && c <= 0x0F84) || (c >= 0x0F8D && c <= 0x0FBC) || c == 0x0F35 ||
                         c == 0x0F37 || c == 0x0F39 || c == 0x0F18 || c == 0x0F19 || c == 0x0F86 ||
                         c == 0x0F87 || c == 0x0FC6 || c == 0x0F3E || c == 0x0F3F;
    const bool accent = (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20F0);
    const bool joiner = c == 0x200D || c == 0x200C || (c >= 0xFE00 && c <= 0xFE0F);
    return tibetan || accent || joiner;
}

bool continues_a_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

bool is_valid_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();)
        if (read_code_point(bytes, at) == invalid) return false;
    return true;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = read_code_point(text, at);
        points.push_back(c == invalid ? replacement : c);
    }
    return points;
}

std::string to_utf8(char32_t code_point) {
    const auto c = static_cast<std::uint32_t>(code_point);
    const auto tail = [c](int shift) { return static_cast<char>(0x80u | ((c >> shift) & 0x3Fu)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0u | c >> 6), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0u | c >> 12), tail(6), tail(0)};
    return {static_cast<char>(0xF0u | c >> 18), tail(12), tail(6), tail(0)};
}

std::size_t grapheme_before(std::string_view text, std::size_t offset, Boundary boundary) {
    std::size_t begin = std::min(offset, text.size());
    const auto inside = [&] {
        std::size_t at = begin;
        return begin > 0 && begin < text.size() &&
               (continues_a_character(text[begin]) || joins_the_letter_before(read_code_point(text, at)));
    };
    if (boundary == Boundary::may_be_here && !inside()) return begin;
    if (begin == 0) return 0;
    do {
        --begin;
    } while (inside());
    return begin;
}

bool is_plain_text(std::string_view text) {
    if (!is_valid_utf8(text)) return false;
    for (const char32_t c : code_points(text))
        if (is_forbidden(c)) return false;
    return true;
}

std::string clean_text(std::string_view text, std::size_t most) {
    std::string clean;
    std::size_t count = 0;
    for (const char32_t c : code_points(text)) {
        if (is_forbidden(c) || c == replacement) continue;
        if (++count > most) break;
        clean += to_utf8(c);
    }
    return clean;
}

} // namespace liaison::domain
