// The words that the pinyin dictionary and the next-character suggestions are made from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace typing_data {

struct WeightedWord {
    std::string text;
    std::string pinyin; // syllables with spaces between
    double weight = 0;
};

// The body of a dictionary in librime's own form; throws std::runtime_error where it cannot be read.
std::vector<WeightedWord> read_dictionary(const std::filesystem::path& file);

// assets/pinyin/words.tsv: "word<TAB>pinyin" under lines "= weight". Throws, naming the line.
std::vector<WeightedWord> read_own_words(const std::filesystem::path& file);

// `general` without traditional and rare characters, `own` in place of words that both have. A character counts
// as rare when neither GB 2312 nor our own words know it.
std::vector<WeightedWord> join_words(std::vector<WeightedWord> general, const std::vector<WeightedWord>& own);

} // namespace typing_data
