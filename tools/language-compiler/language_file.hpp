// One file of assets/languages: its rules, its texts, and which of them a native reader has not confirmed.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace language_compiler {

// A text that does not depend on a number has only the form "other".
struct Text {
    std::map<std::string, std::string> forms; // by CLDR plural category
    bool confirmed = true;
    bool borrowed = false; // from the first language
};

struct Rules {
    std::map<std::string, std::vector<int>> plural; // categories besides "other", and the counts that take them
    std::vector<std::string> date_digits;           // ten, or none for 0 to 9
    std::vector<std::string> scripts;               // Unicode's names: the letters that texts may have
    std::vector<std::string> foreign_words;         // words of other scripts that are right all the same
    std::vector<std::string> optional;              // how keys begin that only the first language must have
    std::string word;                               // pattern of a word, where the script is not proof enough
};

struct Language {
    std::string file; // name without the folder, for messages
    std::string code;
    Rules rules;
    std::map<std::string, Text> texts;
    std::vector<std::string> problems; // each names the file, and the key if there is one
};

// What cannot be read as meant becomes a problem of the language. A file that is no TOML has only one.
Language read_language(const std::filesystem::path& file);

} // namespace language_compiler
