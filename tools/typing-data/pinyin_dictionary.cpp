#include "pinyin_dictionary.hpp"

#include <fstream>

namespace typing_data {

void write_pinyin_dictionary(const std::filesystem::path& file, const std::vector<WeightedWord>& words) {
    std::ofstream out(file);
    out << "---\nname: liaison_pinyin\nversion: '1'\nsort: by_weight\n...\n";
    for (const WeightedWord& word : words)
        out << word.text << '\t' << word.pinyin << '\t' << static_cast<long>(word.weight) << '\n';
}

} // namespace typing_data
