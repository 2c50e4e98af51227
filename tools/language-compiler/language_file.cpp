#include "language_file.hpp"

#include <toml++/toml.h>

namespace language_compiler {

namespace {

// Texts below this table await a native reader; a text is moved up when it is confirmed.
constexpr std::string_view unconfirmed = "wants_native_reader";

class Reader {
public:
    explicit Reader(Language& language) : language_(language) {}

    void read(const toml::table& file) {
        for (const auto& [key, value] : file) {
            const std::string name(key.str());
            if (name == "rules" || name == unconfirmed) {
                const toml::table* table = value.as_table();
                if (!table)
                    fail(name, "must be a table");
                else if (name == "rules")
                    read_rules(*table);
                else
                    for (const auto& [inner, text] : *table)
                        add(std::string(inner.str()), text, false);
            } else {
                add(name, value, true);
            }
        }
    }

private:
    void fail(const std::string& key, const std::string& what) {
        language_.problems.push_back(language_.file + ": " + key + ": " + what);
    }

    void add(const std::string& key, const toml::node& value, bool confirmed) {
        Text text{{}, confirmed, false};
        if (const auto plain = value.value<std::string>()) {
            text.forms["other"] = *plain;
        } else if (const toml::table* forms = value.as_table()) {
            for (const auto& [category, form] : *forms)
                text.forms[std::string(category.str())] = form.value_or(std::string());
        }
        if (!text.forms.contains("other"))
            return fail(key, "is neither a text nor plural forms with \"other\"");
        for (const auto& [category, form] : text.forms)
            if (form.empty()) fail(key, "is empty");
        if (!language_.texts.emplace(key, std::move(text)).second)
            fail(key, "stands among the confirmed texts and under [wants_native_reader]");
    }

    std::vector<std::string> strings(const std::string& key, const toml::node& value) {
        std::vector<std::string> list;
        const toml::array* array = value.as_array();
        if (!array) {
            fail("rules." + key, "must be a list");
            return list;
        }
        for (const auto& item : *array)
            list.push_back(item.value_or(std::string()));
        return list;
    }

    void read_plural(const toml::node& value) {
        const toml::table* table = value.as_table();
        if (!table) return fail("rules.plural", "must be a table of categories");
        for (const auto& [category, counts] : *table) {
            const toml::array* array = counts.as_array();
            if (!array) return fail("rules.plural", "a category needs a list of counts");
            for (const auto& count : *array)
                language_.rules.plural[std::string(category.str())].push_back(count.value_or(-1));
        }
    }

    void read_rules(const toml::table& rules) {
        for (const auto& [key, value] : rules) {
            const std::string name(key.str());
            if (name == "plural")
                read_plural(value);
            else if (name == "date_digits")
                language_.rules.date_digits = strings(name, value);
            else if (name == "scripts")
                language_.rules.scripts = strings(name, value);
            else if (name == "foreign_words")
                language_.rules.foreign_words = strings(name, value);
            else if (name == "optional")
                language_.rules.optional = strings(name, value);
            else if (name == "word")
                language_.rules.word = value.value_or(std::string());
            else
                fail("rules." + name, "is not a rule");
        }
        const std::size_t digits = language_.rules.date_digits.size();
        if (digits != 0 && digits != 10) fail("rules.date_digits", "must have ten digits");
    }

    Language& language_;
};

} // namespace

Language read_language(const std::filesystem::path& file) {
    Language language{file.filename().string(), file.stem().string(), {}, {}, {}};
    try {
        const toml::table parsed = toml::parse_file(file.string());
        Reader(language).read(parsed);
    } catch (const toml::parse_error& error) {
        language.problems.push_back(language.file + ": line " + std::to_string(error.source().begin.line) +
                                    ": " + std::string(error.description()));
    }
    return language;
}

} // namespace language_compiler
