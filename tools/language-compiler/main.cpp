// language-compiler OUTPUT_DIRECTORY zh.toml en.toml ...
//
// Writes word_list.hpp (one enumerator a key) and word_table.cpp (the texts). Fails, naming file and key, where
// a file lacks a key that the first one has, has one too many, or uses other {placeholders}.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <toml++/toml.h>

namespace {

struct Language {
    std::string code;
    std::map<std::string, std::string> words;
};

Language read_language(const std::filesystem::path& file) {
    Language language{file.stem().string(), {}};
    for (const auto& [key, value] : toml::parse_file(file.string())) {
        const auto text = value.value<std::string>();
        if (!text || text->empty())
            throw std::runtime_error(file.string() + ": the key " + std::string(key.str()) + " is not a text");
        language.words[std::string(key.str())] = *text;
    }
    return language;
}

std::set<std::string> placeholders(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        names.insert(text.substr(open, text.find('}', open) - open + 1));
    return names;
}

void check_against(const Language& reference, const Language& language) {
    for (const auto& [key, text] : reference.words) {
        const auto found = language.words.find(key);
        if (found == language.words.end())
            throw std::runtime_error(language.code + ".toml: the key " + key + " is missing");
        if (placeholders(found->second) != placeholders(text))
            throw std::runtime_error(language.code + ".toml: " + key + " has other {placeholders} than " +
                                     reference.code + ".toml");
    }
    for (const auto& [key, text] : language.words)
        if (!reference.words.contains(key))
            throw std::runtime_error(language.code + ".toml: the key " + key + " is unknown to " +
                                     reference.code + ".toml");
}

std::string literal(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else
            quoted += c;
    }
    return quoted + "\"";
}

void write_list(std::ostream& out, const Language& reference, std::size_t languages) {
    out << "// Made from assets/languages by language-compiler.\n#pragma once\n\n#include <array>\n#include "
           "<cstddef>\n"
           "#include <cstdint>\n#include <string_view>\n\nnamespace liaison::language {\n\nenum class Word : "
           "std::uint16_t {\n";
    for (const auto& [key, text] : reference.words)
        out << "    " << key << ",\n";
    out << "};\n\ninline constexpr std::size_t word_count = " << reference.words.size()
        << ";\n\nstruct WordTable {\n    std::string_view code;\n    std::array<std::string_view, word_count> "
           "words;\n};\n"
           "\nextern const std::array<WordTable, "
        << languages
        << "> word_tables;\nextern const std::array<std::string_view, word_count> word_keys; // as in the files"
           "\n\n} // namespace liaison::language\n";
}

void write_table(std::ostream& out, const std::vector<Language>& languages) {
    out << "// Made from assets/languages by language-compiler.\n#include \"language/word_list.hpp\"\n\n"
           "namespace liaison::language {\n\nconst std::array<WordTable, "
        << languages.size() << "> word_tables{{\n";
    for (const Language& language : languages) {
        out << "    {" << literal(language.code) << ", {{\n";
        for (const auto& [key, text] : language.words)
            out << "        " << literal(text) << ",\n";
        out << "    }}},\n";
    }
    out << "}};\n\nconst std::array<std::string_view, word_count> word_keys{\n";
    for (const auto& [key, text] : languages.front().words)
        out << "    " << literal(key) << ",\n";
    out << "};\n\n} // namespace liaison::language\n";
}

} // namespace

int main(int argc, char** argv) {
    try {
        if (argc < 3) throw std::runtime_error("usage: language-compiler OUTPUT_DIRECTORY FILE...");
        const std::filesystem::path directory = argv[1];
        std::vector<Language> languages;
        for (int i = 2; i < argc; ++i)
            languages.push_back(read_language(argv[i]));
        for (const Language& language : languages)
            check_against(languages.front(), language);
        std::filesystem::create_directories(directory);
        std::ofstream list(directory / "word_list.hpp"), table(directory / "word_table.cpp");
        write_list(list, languages.front(), languages.size());
        write_table(table, languages);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "language-compiler: " << error.what() << '\n';
        return 1;
    }
}
