// What must hold between the language files, and within each: see assets/languages/zh.toml.
#pragma once

#include <string>
#include <vector>

#include "language_file.hpp"

namespace language_compiler {

// Every language against the first one: keys, placeholders, plural forms, letters. Each problem names file and
// key.
std::vector<std::string> find_problems(const std::vector<Language>& languages);

// Where languages without problems leave out a text that they may leave out, that of the first one stands in.
void borrow_optional(std::vector<Language>& languages);

} // namespace language_compiler
