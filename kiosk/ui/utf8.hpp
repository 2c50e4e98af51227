// Text from outside (networks, cards, keyboards) made fit to be shaped and shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace liaison::ui {

inline constexpr char32_t replacement_character = 0xFFFD;

struct DecodedCharacter {
    char32_t code_point = 0;
    std::size_t offset = 0; // bytes from the start of the text
    std::size_t length = 0; // bytes
};

// One character at `offset`. What is not UTF-8 gives U+FFFD for the longest wrong part, as Unicode advises.
DecodedCharacter decode_utf8(std::string_view text, std::size_t offset);

std::vector<DecodedCharacter> decode_all(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

// Valid UTF-8 of at most `limit` code points, and an ellipsis if there were more. Broken bytes become U+FFFD,
// line ends become '\n'; dropped are control characters and those that turn the writing direction, which can
// make a name read as another.
std::string visible_text(std::string_view raw, std::size_t limit);

} // namespace liaison::ui
