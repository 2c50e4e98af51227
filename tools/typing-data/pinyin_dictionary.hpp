// The dictionary that librime compiles.
#pragma once

#include <filesystem>
#include <vector>

#include "words.hpp"

namespace typing_data {

void write_pinyin_dictionary(const std::filesystem::path& file, const std::vector<WeightedWord>& words);

} // namespace typing_data
