#include "language/language_packs.hpp"

#include <algorithm>
#include <atomic>
#include <forward_list>
#include <map>
#include <optional>

#include "domain/placeholders.hpp"

namespace liaison::language {

namespace {

using domain::LanguagePack;

struct Tables {
    std::forward_list<LanguagePack> packs; // hold the texts
    std::forward_list<std::vector<PluralForm>> forms;
    std::vector<WordTable> tables;
};

std::atomic<const Tables*> in_use = nullptr; // null: the built-in ones

std::optional<Word> word_of(std::string_view key) {
    static const auto words = [] {
        std::map<std::string_view, Word> by_key;
        for (std::size_t i = 0; i < word_count; ++i)
            by_key.emplace(key_of(static_cast<Word>(i)), static_cast<Word>(i));
        return by_key;
    }();
    const auto found = words.find(key);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

bool all_fit(const LanguagePack& pack, const std::string& key, std::string_view built_in) {
    if (!domain::fills_in_the_same(pack.texts.at(key), built_in, false)) return false;
    const auto forms = pack.forms.find(key);
    if (forms == pack.forms.end()) return true;
    return std::ranges::all_of(forms->second, [&](const auto& form) {
        return domain::fills_in_the_same(form.second, built_in, true);
    });
}

// A text of the pack comes with all its forms; those of the built-in text go.
void replace(Word word, const LanguagePack& pack, const std::string& key, WordTable& table,
             std::vector<PluralForm>& forms) {
    table.words[static_cast<std::size_t>(word)] = pack.texts.at(key);
    std::erase_if(forms, [word](const PluralForm& form) { return form.word == word; });
    if (const auto own = pack.forms.find(key); own != pack.forms.end())
        for (const auto& [count, text] : own->second)
            forms.push_back({word, count, text});
}

void put_before(WordTable& table, const LanguagePack& pack, std::vector<PluralForm>& forms,
                std::vector<std::string>& left_aside) {
    const WordTable& chinese = word_tables().front();
    for (const auto& [key, text] : pack.texts) {
        const auto word = word_of(key);
        if (!word)
            left_aside.push_back(pack.language + ": " + key + ": this program has no such text");
        else if (!all_fit(pack, key, chinese.words[static_cast<std::size_t>(*word)]))
            left_aside.push_back(pack.language + ": " + key + ": other {placeholders} than are filled in");
        else
            replace(*word, pack, key, table, forms);
    }
    table.forms = forms;
}

} // namespace

std::span<const WordTable> tables_in_use() {
    const Tables* tables = in_use.load(std::memory_order_acquire);
    return tables ? std::span<const WordTable>(tables->tables) : word_tables();
}

std::vector<std::string> use_language_packs(const std::vector<LanguagePack>& packs) {
    // Words point into the ones that were in use. They are few and small, and stay.
    static std::forward_list<Tables> all;
    Tables& made = all.emplace_front();
    made.tables.assign(word_tables().begin(), word_tables().end());
    std::vector<std::string> left_aside;
    for (const LanguagePack& pack : packs) {
        const auto table = std::ranges::find(made.tables, pack.language, &WordTable::code);
        if (table == made.tables.end()) continue; // a language of a later program
        const LanguagePack& kept = made.packs.emplace_front(pack);
        put_before(*table, kept, made.forms.emplace_front(table->forms.begin(), table->forms.end()),
                   left_aside);
    }
    in_use.store(&made, std::memory_order_release);
    return left_aside;
}

} // namespace liaison::language
