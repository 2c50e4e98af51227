// language-compiler OUTPUT_DIRECTORY zh.toml en.toml ...
//     writes word_list.hpp (one enumerator a key) and word_table.cpp (the texts). Fails, naming file and key,
//     where a file lacks a key that the first one has, has one too many, uses other {placeholders}, other
//     plural forms than its rules ask for, or letters that are not the language's.
// language-compiler --review zh.toml en.toml ...
//     lists the texts that want a native reader.
// language-compiler --pack zh.toml bo.toml
//     prints the texts of the last file as a language pack (kiosk/domain/language_pack.hpp), for kiosks that
//     were built with others; what it borrows from the first is not among them.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "checks.hpp"
#include "tables.hpp"

using namespace language_compiler;

namespace {

constexpr const char* usage = "usage: language-compiler OUTPUT_DIRECTORY FILE...\n"
                              "       language-compiler --review FILE...\n"
                              "       language-compiler --pack FILE FILE\n";

// With the Chinese text beside each, where it is among the files.
void review(const std::vector<Language>& languages) {
    const auto is_chinese = [](const Language& language) { return language.code == "zh"; };
    const auto chinese = std::ranges::find_if(languages, is_chinese);
    const Language& original = chinese != languages.end() ? *chinese : languages.front();
    for (const Language& language : languages) {
        std::size_t waiting = 0, borrowed = 0;
        for (const auto& [key, text] : language.texts) {
            borrowed += text.borrowed ? 1U : 0U;
            if (text.confirmed) continue;
            ++waiting;
            for (const auto& [category, form] : text.forms)
                std::cout << language.code << '\t' << key << '\t' << form << '\t'
                          << original.texts.at(key).forms.at("other") << '\n';
        }
        std::cerr << language.code << ": " << waiting << " of " << language.texts.size()
                  << " texts want a native reader, " << borrowed << " are shown in the first language\n";
    }
}

void write(const std::filesystem::path& directory, const std::vector<Language>& languages) {
    std::filesystem::create_directories(directory);
    std::ofstream list(directory / "word_list.hpp"), tables(directory / "word_table.cpp");
    write_list(list, languages.front());
    write_tables(tables, languages);
}

int run(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << usage;
        return 2;
    }
    std::vector<Language> languages;
    for (int i = 2; i < argc; ++i)
        languages.push_back(read_language(argv[i]));
    const std::vector<std::string> problems = find_problems(languages);
    for (const std::string& problem : problems)
        std::cerr << problem << '\n';
    if (!problems.empty()) return 1;
    borrow_optional(languages);
    const std::string_view wish = argv[1];
    if (wish == "--review")
        review(languages);
    else if (wish == "--pack")
        write_pack(std::cout, languages.back());
    else
        write(argv[1], languages);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "language-compiler: " << error.what() << '\n';
        return 1;
    }
}
