// What tends to follow a character: offered after one was chosen.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace liaison::typing {

class NextCharacters {
public:
    NextCharacters() = default; // knows nothing
    // A line a character: itself and what follows, most frequent first. A file that cannot be read gives none.
    static NextCharacters read(const std::filesystem::path& file);

    std::vector<std::string> after(char32_t character) const;
    bool empty() const { return followers_.empty(); }

private:
    std::unordered_map<char32_t, std::u32string> followers_;
};

} // namespace liaison::typing
