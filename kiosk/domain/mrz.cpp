#include "domain/mrz.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <openssl/crypto.h>

namespace liaison::domain {

namespace {

constexpr char filler = '<';

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

// Fields by their place in the joined lines, counted from 0 (Doc 9303-4, -5, -6).
struct Span {
    std::size_t at;
    std::size_t size;
};
struct Layout {
    MrzForm form;
    std::size_t line;
    std::size_t lines;
    Span number, nationality, birth, expiry, optional, names;
    std::array<Span, 4> composite; // what the last check is over
    std::size_t composite_check;
};

constexpr std::array<Layout, 3> layouts{{
    {MrzForm::td1,
     30,
     3,
     {5, 9},
     {45, 3},
     {30, 6},
     {38, 6},
     {15, 15},
     {60, 30},
     {{{5, 25}, {30, 7}, {38, 7}, {48, 11}}},
     59},
    {MrzForm::td2,
     36,
     2,
     {36, 9},
     {46, 3},
     {49, 6},
     {57, 6},
     {64, 7},
     {5, 31},
     {{{36, 10}, {49, 7}, {57, 14}, {0, 0}}},
     71},
    {MrzForm::td3,
     44,
     2,
     {44, 9},
     {54, 3},
     {57, 6},
     {65, 6},
     {72, 14},
     {5, 39},
     {{{44, 10}, {57, 7}, {65, 22}, {0, 0}}},
     87},
}};

const Layout* layout_of(std::size_t length) {
    const auto* found = std::find_if(layouts.begin(), layouts.end(),
                                     [length](const Layout& l) { return l.line * l.lines == length; });
    return found == layouts.end() ? nullptr : found;
}

void wipe_text(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

// Upper case, fillers for spaces, without line ends. Nothing where another character is in it.
std::optional<std::string> normalised(std::string_view text) {
    constexpr std::size_t longest = 90;
    std::string plain;
    plain.reserve(longest);
    for (const char c : text) {
        if (c == '\r' || c == '\n') continue;
        if (plain.size() == longest) return std::nullopt;
        if (c >= 'a' && c <= 'z')
            plain += static_cast<char>(c - 'a' + 'A');
        else if (is_letter(c) || is_digit(c) || c == filler)
            plain += c;
        else if (c == ' ')
            plain += filler;
        else
            return std::nullopt;
    }
    return plain;
}

// Passports have two lines of 44, cards begin with A, C or I. Visas (V) have no check over the whole.
bool begins_a_document(std::string_view plain, MrzForm form) {
    if (plain.empty()) return false;
    if (form == MrzForm::td3) return plain.front() == 'P';
    return plain.front() == 'A' || plain.front() == 'C' || plain.front() == 'I' || plain.front() == 'P';
}

class Zone {
public:
    Zone(std::string text, const Layout& layout) : text_(std::move(text)), layout_(layout) {}
    Zone(const Zone&) = default;
    Zone& operator=(const Zone&) = delete;
    ~Zone() { wipe_text(text_); }

    std::string_view field(Span span) const { return std::string_view(text_).substr(span.at, span.size); }
    char at(std::size_t place) const { return text_[place]; }

    // Letters that look like digits, where only digits can be.
    void repair() {
        for (const Span date : {layout_.birth, layout_.expiry})
            for (std::size_t i = 0; i <= date.size; ++i)
                repair_at(date.at + i);
        repair_at(layout_.number.at + layout_.number.size);
        repair_at(layout_.composite_check);
        if (layout_.form == MrzForm::td3) repair_at(layout_.optional.at + layout_.optional.size);
    }

    bool checks_hold() const {
        return checked(layout_.birth) && checked(layout_.expiry) && document_number() && optional_checked() &&
               composite_checked();
    }

    // The number with its check: in TD1 a longer one goes on in the optional field, with its check behind it.
    std::optional<std::string> document_number() const {
        std::string number(field(layout_.number));
        const std::size_t check = layout_.number.at + layout_.number.size;
        if (layout_.form != MrzForm::td3 && text_[check] == filler) {
            std::string_view rest = field(layout_.optional);
            rest = rest.substr(0, std::min(rest.find(filler), rest.size()));
            if (rest.size() < 2) return std::nullopt;
            number += rest.substr(0, rest.size() - 1);
            if (!digit_is(rest.back(), mrz_check_digit(number))) return std::nullopt;
        } else if (!digit_is(text_[check], mrz_check_digit(number))) {
            return std::nullopt;
        }
        number.erase(number.find_last_not_of(filler) + 1);
        if (number.empty()) return std::nullopt;
        return number;
    }

private:
    void repair_at(std::size_t place) {
        constexpr std::string_view letters = "OISB";
        constexpr std::string_view digits = "0158";
        if (const auto found = letters.find(text_[place]); found != std::string_view::npos)
            text_[place] = digits[found];
    }
    static bool digit_is(char check, std::optional<int> value) { return value && check == '0' + *value; }
    bool checked(Span span) const { return digit_is(text_[span.at + span.size], mrz_check_digit(field(span))); }
    // An empty field may have a filler for its check.
    bool optional_checked() const {
        if (layout_.form != MrzForm::td3) return true;
        const std::string_view content = field(layout_.optional);
        const bool empty = content.find_first_not_of(filler) == std::string_view::npos;
        return checked(layout_.optional) ||
               (empty && text_[layout_.optional.at + layout_.optional.size] == filler);
    }
    bool composite_checked() const {
        std::string all;
        for (const Span span : layout_.composite)
            all += field(span);
        const bool holds = digit_is(text_[layout_.composite_check], mrz_check_digit(all));
        wipe_text(all);
        return holds;
    }

    std::string text_;
    const Layout& layout_;
};

std::string without_fillers(std::string_view field) {
    std::string text(field.substr(0, field.find_last_not_of(filler) + 1));
    std::replace(text.begin(), text.end(), filler, ' ');
    return text;
}

std::string name_in(std::string_view field) {
    const auto parts = field.find("<<");
    std::string name = without_fillers(field.substr(0, parts));
    if (parts == std::string_view::npos) return name;
    std::string given = without_fillers(field.substr(parts + 2));
    if (!given.empty()) name += (name.empty() ? "" : ", ") + given;
    wipe_text(given);
    return name;
}

std::optional<Day> day_in(std::string_view six, const char* century) {
    return parse_day(century + std::string(six.substr(0, 2)) + "-" + std::string(six.substr(2, 2)) + "-" +
                     std::string(six.substr(4, 2)));
}

// Fillers stand for what nobody knows.
tl::expected<std::optional<Day>, MrzError> birth_in(std::string_view six, Day today) {
    if (six.find(filler) != std::string_view::npos) return std::optional<Day>{};
    for (const char* century : {"20", "19"})
        if (const auto day = day_in(six, century); day && *day <= today) return day;
    return tl::unexpected(MrzError::impossible_birth_date);
}

} // namespace

void TravelDocument::wipe() {
    for (std::string* text : {&kind, &issuer, &number, &name, &nationality})
        wipe_text(*text);
    birth.reset();
    valid_until.reset();
}

std::optional<int> mrz_check_digit(std::string_view characters) {
    constexpr std::array weights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char c = characters[i];
        int value = 0;
        if (is_digit(c))
            value = c - '0';
        else if (is_letter(c))
            value = c - 'A' + 10;
        else if (c != filler)
            return std::nullopt;
        sum = (sum + value * weights.at(i % weights.size())) % 10;
    }
    return sum;
}

tl::expected<TravelDocument, MrzError> parse_mrz(std::string_view text, Day today) {
    auto plain = normalised(text);
    const Layout* layout = plain ? layout_of(plain->size()) : nullptr;
    if (!layout || !begins_a_document(*plain, layout->form)) return tl::unexpected(MrzError::not_mrz);
    Zone zone(std::move(*plain), *layout);
    if (!zone.checks_hold()) zone.repair();
    if (!zone.checks_hold()) return tl::unexpected(MrzError::wrong_check_character);
    const auto birth = birth_in(zone.field(layout->birth), today);
    if (!birth) return tl::unexpected(birth.error());
    return TravelDocument{.form = layout->form,
                          .kind = without_fillers(zone.field({0, 2})),
                          .issuer = without_fillers(zone.field({2, 3})),
                          .number = *zone.document_number(),
                          .name = name_in(zone.field(layout->names)),
                          .nationality = without_fillers(zone.field(layout->nationality)),
                          .birth = *birth,
                          .valid_until = day_in(zone.field(layout->expiry), "20")};
}

MrzProgress mrz_progress(std::string_view lines) {
    const auto plain = normalised(lines);
    // Every zone has fillers in its first line; what has none is somebody's number.
    if (!plain || plain->find(filler) == std::string::npos) return MrzProgress::none;
    for (const Layout& layout : layouts) {
        if (!begins_a_document(*plain, layout.form)) continue;
        if (plain->size() == layout.line * layout.lines) return MrzProgress::whole;
    }
    for (const Layout& layout : layouts)
        if (begins_a_document(*plain, layout.form) && plain->size() < layout.line * layout.lines &&
            plain->size() % layout.line == 0)
            return MrzProgress::begun;
    return MrzProgress::none;
}

} // namespace liaison::domain
