#include "letters.hpp"

#include <algorithm>
#include <regex>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace language_compiler {

namespace {

int script_code(const std::string& name) {
    return u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str());
}

bool in_word(UChar32 c) {
    const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    return u_isalpha(c) != 0 || mark || c == '\'';
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

// Words as a reader of any script takes them apart, without {placeholders}.
std::vector<icu::UnicodeString> words_of(const std::string& text) {
    const icu::UnicodeString whole = icu::UnicodeString::fromUTF8(text);
    std::vector<icu::UnicodeString> words;
    icu::UnicodeString word;
    bool filler = false;
    for (int32_t at = 0; at < whole.length(); at = whole.moveIndex32(at, 1)) {
        const UChar32 c = whole.char32At(at);
        if (c == '{') filler = true;
        if (!filler && in_word(c)) {
            word.append(c);
        } else if (!word.isEmpty()) {
            words.push_back(word);
            word.remove();
        }
        if (c == '}') filler = false;
    }
    if (!word.isEmpty()) words.push_back(word);
    return words;
}

bool written_in(const icu::UnicodeString& word, const std::vector<std::string>& scripts) {
    for (int32_t at = 0; at < word.length(); at = word.moveIndex32(at, 1)) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(word.char32At(at), &status);
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
        const auto names_it = [script](const std::string& name) { return script_code(name) == script; };
        if (std::ranges::none_of(scripts, names_it)) return false;
    }
    return true;
}

bool is_foreign(const std::string& word, const Rules& rules) {
    return std::ranges::find(rules.foreign_words, word) != rules.foreign_words.end();
}

} // namespace

std::vector<std::string> unusable_rules(const Rules& rules) {
    std::vector<std::string> wrong;
    if (rules.scripts.empty()) wrong.emplace_back("\"scripts\" is missing");
    for (const std::string& name : rules.scripts)
        if (script_code(name) < 0) wrong.push_back("\"" + name + "\" is not a script of Unicode");
    for (const auto& [category, counts] : rules.plural) {
        static const std::vector<std::string> categories{"zero", "one", "two", "few", "many"};
        if (std::ranges::find(categories, category) == categories.end())
            wrong.push_back("\"" + category + "\" is not a plural category");
        if (std::ranges::any_of(counts, [](int count) { return count < 0; }))
            wrong.push_back("\"" + category + "\" has a count that is no whole number");
    }
    try {
        const std::regex pattern(rules.word);
    } catch (const std::regex_error&) {
        wrong.emplace_back("\"word\" is not a pattern");
    }
    return wrong;
}

std::vector<std::string> wrong_words(const std::string& text, const Rules& rules) {
    std::vector<std::string> wrong;
    const std::regex pattern(rules.word, std::regex::ECMAScript | std::regex::icase);
    for (const icu::UnicodeString& word : words_of(text)) {
        const std::string plain = to_utf8(word);
        if (is_foreign(plain, rules)) continue;
        const bool matches = rules.word.empty() || std::regex_match(plain, pattern);
        if (!matches || !written_in(word, rules.scripts)) wrong.push_back(plain);
    }
    return wrong;
}

bool has_letters(const std::string& text, const Rules& rules) {
    return std::ranges::any_of(
        words_of(text), [&rules](const icu::UnicodeString& word) { return !is_foreign(to_utf8(word), rules); });
}

} // namespace language_compiler
