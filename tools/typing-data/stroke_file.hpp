// The strokes of characters as npm's hanzi-writer-data has them: one JSON file a character.
#pragma once

#include <filesystem>
#include <vector>

#include "typing/ink.hpp"

namespace typing_data {

struct StrokedCharacter {
    char32_t character = 0;
    liaison::typing::Ink strokes; // in the order of writing, downwards is positive
    double frequency = 0;         // from the dictionary
};

// All characters that the folder has; throws where it has none.
std::vector<StrokedCharacter> read_strokes(const std::filesystem::path& folder);

} // namespace typing_data
