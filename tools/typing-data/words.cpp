#include "words.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <set>
#include <stdexcept>

#include <unicode/ucnv.h>

#include "domain/text.hpp"

namespace typing_data {
namespace {

using liaison::domain::code_points;

// What GB 2312, the standard of simplified characters in daily use, can write.
class CommonCharacters {
public:
    CommonCharacters() {
        UErrorCode error = U_ZERO_ERROR;
        converter_.reset(ucnv_open("GB2312", &error));
        if (U_FAILURE(error)) throw std::runtime_error("ICU has no converter for GB2312");
        ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    }
    bool has(char32_t character) const {
        if (character > 0xFFFF) return false;
        const auto unit = static_cast<UChar>(character);
        char bytes[8];
        UErrorCode error = U_ZERO_ERROR;
        ucnv_fromUChars(converter_.get(), bytes, sizeof bytes, &unit, 1, &error);
        return U_SUCCESS(error) != 0;
    }

private:
    struct Close {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    std::unique_ptr<UConverter, Close> converter_;
};

WeightedWord split_line(const std::string& line) {
    WeightedWord word;
    const auto tab = line.find('\t');
    if (tab == std::string::npos) return word;
    const auto second = line.find('\t', tab + 1);
    word.text = line.substr(0, tab);
    word.pinyin = line.substr(tab + 1, second == std::string::npos ? std::string::npos : second - tab - 1);
    if (second != std::string::npos) word.weight = std::stod(line.substr(second + 1));
    return word;
}

std::size_t syllables(const std::string& pinyin) {
    return 1 + static_cast<std::size_t>(std::count(pinyin.begin(), pinyin.end(), ' '));
}

} // namespace

std::vector<WeightedWord> read_dictionary(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<WeightedWord> words;
    std::string line;
    while (std::getline(in, line) && line != "...") {
    }
    while (std::getline(in, line)) {
        if (line.empty() || line[0] == '#') continue;
        WeightedWord word = split_line(line);
        if (!word.text.empty()) words.push_back(std::move(word));
    }
    if (words.empty()) throw std::runtime_error(file.string() + ": no dictionary");
    return words;
}

std::vector<WeightedWord> read_own_words(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<WeightedWord> words;
    std::string line;
    double weight = 0;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '=') {
            weight = std::stod(line.substr(1));
            continue;
        }
        WeightedWord word = split_line(line);
        word.weight = weight;
        if (word.text.empty() || code_points(word.text).size() != syllables(word.pinyin))
            throw std::runtime_error(file.string() + ":" + std::to_string(number) +
                                     ": not one syllable for each character");
        words.push_back(std::move(word));
    }
    if (words.empty()) throw std::runtime_error(file.string() + ": no words");
    return words;
}

std::vector<WeightedWord> join_words(std::vector<WeightedWord> general, const std::vector<WeightedWord>& own) {
    const CommonCharacters common;
    std::set<char32_t> allowed;
    std::set<std::pair<std::string, std::string>> ours;
    for (const WeightedWord& word : own) {
        ours.emplace(word.text, word.pinyin);
        for (const char32_t character : code_points(word.text))
            allowed.insert(character);
    }
    std::erase_if(general, [&](const WeightedWord& word) {
        for (const char32_t character : code_points(word.text))
            if (!allowed.contains(character) && !common.has(character)) return true;
        return ours.contains({word.text, word.pinyin});
    });
    general.insert(general.end(), own.begin(), own.end());
    return general;
}

} // namespace typing_data
