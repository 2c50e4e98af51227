#include "stroke_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "domain/text.hpp"

namespace typing_data {
namespace {

// Components such as ⺌ are no characters.
bool is_han(char32_t c) {
    return c == U'〇' || (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000;
}

} // namespace

std::vector<StrokedCharacter> read_strokes(const std::filesystem::path& folder) {
    std::vector<StrokedCharacter> characters;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = liaison::domain::code_points(entry.path().stem().string());
        if (entry.path().extension() != ".json" || name.size() != 1 || !is_han(name[0])) continue;
        std::ifstream in(entry.path());
        StrokedCharacter character{name[0], {}, 0};
        const auto document = nlohmann::json::parse(in);
        for (const auto& median : document.at("medians")) {
            liaison::typing::InkStroke stroke;
            for (const auto& point : median)
                stroke.push_back({point.at(0).get<float>(), 900 - point.at(1).get<float>()});
            character.strokes.push_back(std::move(stroke));
        }
        characters.push_back(std::move(character));
    }
    if (characters.empty()) throw std::runtime_error(folder.string() + ": no stroke data");
    std::sort(characters.begin(), characters.end(),
              [](const auto& a, const auto& b) { return a.character < b.character; });
    return characters;
}

} // namespace typing_data
