#include "typing/next_characters.hpp"

#include <fstream>

#include "domain/text.hpp"

namespace liaison::typing {

NextCharacters NextCharacters::read(const std::filesystem::path& file) {
    NextCharacters next;
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
        const auto points = domain::code_points(line);
        if (points.size() > 1) next.followers_[points[0]] = {points.begin() + 1, points.end()};
    }
    return next;
}

std::vector<std::string> NextCharacters::after(char32_t character) const {
    std::vector<std::string> texts;
    const auto found = followers_.find(character);
    if (found == followers_.end()) return texts;
    for (const char32_t next : found->second)
        texts.push_back(domain::to_utf8(next));
    return texts;
}

} // namespace liaison::typing
