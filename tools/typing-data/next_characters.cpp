#include "next_characters.hpp"

#include <algorithm>
#include <fstream>
#include <map>

#include "domain/text.hpp"

namespace typing_data {
namespace {

constexpr std::size_t most_suggestions = 10;

} // namespace

void write_next_characters(const std::filesystem::path& file, const std::vector<WeightedWord>& words) {
    std::map<char32_t, std::map<char32_t, double>> pairs;
    for (const WeightedWord& word : words) {
        const auto points = liaison::domain::code_points(word.text);
        for (std::size_t i = 1; i < points.size(); ++i)
            pairs[points[i - 1]][points[i]] += word.weight + 1;
    }
    std::ofstream out(file);
    for (const auto& [first, followers] : pairs) {
        std::vector<std::pair<double, char32_t>> ranked;
        for (const auto& [next, weight] : followers)
            ranked.emplace_back(weight, next);
        std::sort(ranked.rbegin(), ranked.rend());
        ranked.resize(std::min(ranked.size(), most_suggestions));
        out << liaison::domain::to_utf8(first);
        for (const auto& [weight, next] : ranked)
            out << liaison::domain::to_utf8(next);
        out << '\n';
    }
}

} // namespace typing_data
