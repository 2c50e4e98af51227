#include "checks.hpp"

#include <algorithm>

#include "domain/placeholders.hpp"
#include "letters.hpp"

namespace language_compiler {

namespace {

using namespace liaison::domain;

bool may_be_left_out(const std::string& key, const Language& reference) {
    return std::ranges::any_of(reference.rules.optional,
                               [&key](const std::string& start) { return key.starts_with(start); });
}

class Check {
public:
    Check(const Language& reference, const Language& language, std::vector<std::string>& problems)
        : reference_(reference), language_(language), problems_(problems) {}

    void run() {
        for (const auto& [key, text] : reference_.texts) {
            const auto found = language_.texts.find(key);
            if (found != language_.texts.end())
                check_text(key, found->second, text);
            else if (!may_be_left_out(key, reference_))
                fail(key, "is missing");
        }
        for (const auto& [key, text] : language_.texts)
            if (!reference_.texts.contains(key)) fail(key, "is unknown to " + reference_.file);
    }

private:
    void fail(const std::string& key, const std::string& what) {
        problems_.push_back(language_.file + ": " + key + ": " + what);
    }

    void check_text(const std::string& key, const Text& text, const Text& original) {
        const std::string& filled_in = original.forms.at("other");
        for (const auto& [category, form] : text.forms) {
            if (!placeholders(form)) fail(key, "has a { or } without the other");
            if (!fills_in_the_same(form, filled_in, category != "other"))
                fail(key, "has other {placeholders} than in " + reference_.file);
            for (const std::string& wrong : wrong_words(form, language_.rules))
                fail(key, "\"" + wrong + "\" is not written in this language's letters");
        }
        if (text.forms.size() > 1) check_forms(key, text, filled_in);
        // Between languages of one script nothing else would find a text that was never translated.
        const bool copied = &reference_ != &language_ && text.forms == original.forms &&
                            has_letters(text.forms.at("other"), language_.rules) &&
                            has_letters(text.forms.at("other"), reference_.rules);
        if (copied) fail(key, "is the same as in " + reference_.file);
    }

    void check_forms(const std::string& key, const Text& text, const std::string& filled_in) {
        if (!placeholders(filled_in).value_or(Placeholders{}).contains(count_placeholder))
            fail(key, "has plural forms but no {count} to choose between them");
        for (const auto& [category, form] : text.forms)
            if (category != "other" && !language_.rules.plural.contains(category))
                fail(key, "has the form \"" + category + "\", which this language's rules do not know");
        for (const auto& [category, counts] : language_.rules.plural)
            if (!text.forms.contains(category)) fail(key, "lacks the form \"" + category + "\"");
    }

    const Language& reference_;
    const Language& language_;
    std::vector<std::string>& problems_;
};

// Of texts in the same letters, say Naxi and English: one of them was forgotten.
void find_copies(const Language& one, const Language& other, std::vector<std::string>& problems) {
    if (one.rules.scripts != other.rules.scripts) return;
    for (const auto& [key, text] : other.texts) {
        const auto found = one.texts.find(key);
        const bool copied = found != one.texts.end() && found->second.forms == text.forms &&
                            has_letters(text.forms.at("other"), other.rules);
        if (copied) problems.push_back(other.file + ": " + key + ": is the same as in " + one.file);
    }
}

} // namespace

std::vector<std::string> find_problems(const std::vector<Language>& languages) {
    std::vector<std::string> problems;
    for (const Language& language : languages) {
        problems.insert(problems.end(), language.problems.begin(), language.problems.end());
        for (const std::string& wrong : unusable_rules(language.rules))
            problems.push_back(language.file + ": rules: " + wrong);
    }
    if (!problems.empty()) return problems;
    for (const Language& language : languages)
        Check(languages.front(), language, problems).run();
    for (std::size_t i = 1; i < languages.size(); ++i)
        for (std::size_t k = i + 1; k < languages.size(); ++k)
            find_copies(languages[i], languages[k], problems);
    return problems;
}

void borrow_optional(std::vector<Language>& languages) {
    for (Language& language : languages)
        for (const auto& [key, text] : languages.front().texts)
            if (!language.texts.contains(key))
                language.texts[key] = {{{"other", text.forms.at("other")}}, true, true};
}

} // namespace language_compiler
