// Whether a text is written in the letters of its language. Finds what was left in English or Chinese.
#pragma once

#include <string>
#include <vector>

#include "language_file.hpp"

namespace language_compiler {

// Scripts that Unicode does not know, a pattern that is none.
std::vector<std::string> unusable_rules(const Rules& rules);

// Words with a letter of a script that the rules do not name, or that do not match their word pattern. Digits,
// punctuation, {placeholders} and the foreign words of the rules are always right.
std::vector<std::string> wrong_words(const std::string& text, const Rules& rules);

// Anything but digits, punctuation, placeholders and foreign words.
bool has_letters(const std::string& text, const Rules& rules);

} // namespace language_compiler
