#include "language/words.hpp"

#include <charconv>

#include "language/language_packs.hpp"

namespace liaison::language {

namespace {

const WordTable* find_table(std::string_view code) {
    for (const WordTable& table : tables_in_use())
        if (table.code == code) return &table;
    return nullptr;
}

} // namespace

bool is_available(std::string_view code) {
    return find_table(code) != nullptr;
}

Words::Words(std::string_view code) : table_(find_table(code)) {
    if (!table_) table_ = &tables_in_use().front();
}

std::string_view Words::for_count(Word word, int count) const {
    for (const PluralForm& form : table_->forms)
        if (form.word == word && form.count == count) return form.text;
    return (*this)(word);
}

std::string_view Words::form(Word word, std::initializer_list<Filler> fillers) const {
    for (const Filler& filler : fillers) {
        int count = 0;
        const char* end = filler.value.data() + filler.value.size();
        if (filler.name != "count" || std::from_chars(filler.value.data(), end, count).ptr != end) continue;
        return for_count(word, count);
    }
    return (*this)(word);
}

std::string Words::operator()(Word word, std::initializer_list<Filler> fillers) const {
    const std::string_view pattern = form(word, fillers);
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto open = pattern.find('{', at);
        text += pattern.substr(at, open - at);
        if (open == std::string_view::npos) break;
        const auto close = pattern.find('}', open);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        for (const Filler& filler : fillers)
            if (filler.name == name) text += filler.value;
        at = close + 1;
    }
    return text;
}

std::string Words::date_number(int number) const {
    std::string plain = std::to_string(number);
    if (table_->date_digits.empty()) return plain;
    std::string text;
    for (const char digit : plain)
        text += table_->date_digits[static_cast<std::size_t>(digit - '0')];
    return text;
}

std::string Words::long_date(domain::Day day) const {
    return (*this)(Word::date_long,
                   {{"year", date_number(static_cast<int>(day.year()))},
                    {"month", date_number(static_cast<int>(static_cast<unsigned>(day.month())))},
                    {"day", date_number(static_cast<int>(static_cast<unsigned>(day.day())))},
                    {"weekday", weekday(day)}});
}

std::string Words::short_date(domain::Day day) const {
    return (*this)(Word::date_short,
                   {{"month", date_number(static_cast<int>(static_cast<unsigned>(day.month())))},
                    {"day", date_number(static_cast<int>(static_cast<unsigned>(day.day())))}});
}

std::string Words::weekday(domain::Day day) const {
    const auto first = static_cast<unsigned>(Word::weekday_0);
    return std::string((*this)(static_cast<Word>(first + domain::weekday_of(day).c_encoding())));
}

std::string Words::relative_date(domain::Day day, domain::Day today) const {
    if (day == today) return std::string((*this)(Word::today));
    if (day == domain::next_day(today)) return std::string((*this)(Word::tomorrow));
    return weekday(day) + " " + short_date(day);
}

} // namespace liaison::language
