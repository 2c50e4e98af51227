// Texts of one language that stand in for those which the program was built with: what native readers have put
// right since. Made by language-compiler from a file of assets/languages; a configuration names it, the county
// and the kiosk read it with this one reader.
//
//   {"language": "bo", "texts": {"back": "..."}, "forms": {"ticket_ahead": {"1": "..."}}}
//
// "forms" is how a text reads for one count, where that is not how it reads for most; it may be missing.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace liaison::domain {

struct LanguagePack {
    std::string language;
    std::map<std::string, std::string> texts{};                // by key, as in assets/languages
    std::map<std::string, std::map<int, std::string>> forms{}; // by key and count
    bool operator==(const LanguagePack&) const = default;
};

inline constexpr std::size_t most_pack_texts = 5000;
inline constexpr std::size_t most_pack_characters = 2000; // of one text

// Which texts a program has, and what is to be filled in where, is looked at by who has the texts. Errors:
// where, and what is wrong.
tl::expected<LanguagePack, std::string> parse_language_pack(std::string_view json);
std::string to_json(const LanguagePack& pack);

} // namespace liaison::domain
