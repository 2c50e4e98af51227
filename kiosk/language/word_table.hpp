// What language-compiler makes of assets/languages: the texts of each language and its rules, as constants.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "language/word_list.hpp"

namespace liaison::language {

// How a text reads for one count, where that is not how it reads for most.
struct PluralForm {
    Word word;
    int count;
    std::string_view text;
};

struct WordTable {
    std::string_view code; // "zh"
    std::array<std::string_view, word_count> words;
    std::span<const PluralForm> forms;
    std::span<const std::string_view> date_digits; // ten, or none for 0 to 9
};

// Chinese first.
std::span<const WordTable> word_tables();

// As in the files: "welcome_title".
std::string_view key_of(Word word);

} // namespace liaison::language
