// The texts of assets/languages, those of language packs before them, and how a language writes dates. No text
// of the program stands anywhere else.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/time.hpp"
#include "language/word_table.hpp"

namespace liaison::language {

struct Filler {
    std::string_view name;
    std::string value;
};

class Words {
public:
    // A language that is not there is answered in the first one, Chinese.
    explicit Words(std::string_view code);

    std::string_view code() const { return table_->code; }
    std::string_view operator()(Word word) const { return table_->words[static_cast<std::size_t>(word)]; }

    // The text with each {name} filled in. Where a language has plural forms, {count} chooses between them.
    std::string operator()(Word word, std::initializer_list<Filler> fillers) const;

    // How a text reads for one count; its placeholders are not filled in.
    std::string_view for_count(Word word, int count) const;

    std::string long_date(domain::Day day) const;
    std::string short_date(domain::Day day) const;
    std::string weekday(domain::Day day) const;

    // "Today", "Tomorrow" or the weekday with the short date.
    std::string relative_date(domain::Day day, domain::Day today) const;

private:
    std::string_view form(Word word, std::initializer_list<Filler> fillers) const;
    std::string date_number(int number) const;

    const WordTable* table_;
};

bool is_available(std::string_view code);

} // namespace liaison::language
