// What tends to follow a character, for suggestions after one was written by hand.
#pragma once

#include <filesystem>
#include <vector>

#include "words.hpp"

namespace typing_data {

// A line a character: itself, then what follows it, most frequent first. See typing/next_characters.hpp.
void write_next_characters(const std::filesystem::path& file, const std::vector<WeightedWord>& words);

} // namespace typing_data
