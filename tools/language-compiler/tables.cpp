#include "tables.hpp"

#include <string>

#include "domain/language_pack.hpp"

namespace language_compiler {

namespace {

constexpr const char* origin = "// Made from assets/languages by language-compiler.\n";

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

void write_words(std::ostream& out, const Language& language) {
    out << "constexpr std::array<std::string_view, word_count> " << language.code << "_words{\n";
    for (const auto& [key, text] : language.texts)
        out << "    " << literal(text.forms.at("other")) << ",\n";
    out << "};\n";
}

std::vector<std::string> lines_of_forms(const Language& language) {
    std::vector<std::string> lines;
    for (const auto& [key, text] : language.texts)
        for (const auto& [category, form] : text.forms)
            if (category != "other")
                for (const int count : language.rules.plural.at(category)) {
                    std::string line = "PluralForm{Word::" + key;
                    line += ", " + std::to_string(count) + ", " + literal(form) + "}";
                    lines.push_back(std::move(line));
                }
    return lines;
}

// Only what differs from "other".
void write_forms(std::ostream& out, const Language& language) {
    const std::vector<std::string> lines = lines_of_forms(language);
    out << "constexpr std::array<PluralForm, " << lines.size() << "> " << language.code << "_forms{";
    for (const std::string& line : lines)
        out << "\n    " << line << ",";
    out << "};\n";
}

void write_digits(std::ostream& out, const Language& language) {
    const auto& digits = language.rules.date_digits;
    out << "constexpr std::array<std::string_view, " << digits.size() << "> " << language.code << "_digits{";
    for (const std::string& digit : digits)
        out << literal(digit) << ", ";
    out << "};\n\n";
}

} // namespace

void write_list(std::ostream& out, const Language& reference) {
    out << origin
        << "#pragma once\n\n#include <cstddef>\n#include <cstdint>\n\nnamespace liaison::language {\n\n"
           "enum class Word : std::uint16_t {\n";
    for (const auto& [key, text] : reference.texts)
        out << "    " << key << ",\n";
    out << "};\n\ninline constexpr std::size_t word_count = " << reference.texts.size()
        << ";\n\n} // namespace liaison::language\n";
}

void write_tables(std::ostream& out, const std::vector<Language>& languages) {
    out << origin << "#include \"language/word_table.hpp\"\n\nnamespace liaison::language {\n\nnamespace {\n\n";
    for (const Language& language : languages) {
        write_words(out, language);
        write_forms(out, language);
        write_digits(out, language);
    }
    out << "constexpr std::array<WordTable, " << languages.size() << "> tables{\n";
    for (const Language& language : languages) {
        const std::string& code = language.code;
        out << "    WordTable{" << literal(code) << ", " << code << "_words, " << code << "_forms, " << code
            << "_digits},\n";
    }
    out << "};\n\nconstexpr std::array<std::string_view, word_count> keys{\n";
    for (const auto& [key, text] : languages.front().texts)
        out << "    " << literal(key) << ",\n";
    out << "};\n\n} // namespace\n\nstd::span<const WordTable> word_tables() {\n    return tables;\n}\n\n"
           "std::string_view key_of(Word word) {\n    return keys[static_cast<std::size_t>(word)];\n}\n\n"
           "} // namespace liaison::language\n";
}

void write_pack(std::ostream& out, const Language& language) {
    liaison::domain::LanguagePack pack{language.code};
    for (const auto& [key, text] : language.texts) {
        if (text.borrowed) continue;
        pack.texts[key] = text.forms.at("other");
        for (const auto& [category, form] : text.forms)
            if (category != "other")
                for (const int count : language.rules.plural.at(category))
                    pack.forms[key][count] = form;
    }
    out << to_json(pack) << '\n';
}

} // namespace language_compiler
