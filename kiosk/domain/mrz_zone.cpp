#include "domain/mrz_zone.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <openssl/crypto.h>

namespace liaison::domain {

namespace {

constexpr std::array<MrzLayout, 3> layouts{{
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

bool digit_is(char check, std::optional<int> value) {
    return value && check == '0' + *value;
}

std::optional<Day> day_in(std::string_view six, const char* century) {
    return parse_day(century + std::string(six.substr(0, 2)) + "-" + std::string(six.substr(2, 2)) + "-" +
                     std::string(six.substr(4, 2)));
}

} // namespace

const MrzLayout& mrz_layout(MrzForm form) {
    const auto* found = std::ranges::find(layouts, form, &MrzLayout::form);
    assert(found != layouts.end());
    return *found;
}

const MrzLayout* mrz_layout_of_size(std::size_t characters) {
    const auto* found = std::ranges::find(layouts, characters, &MrzLayout::size);
    return found == layouts.end() ? nullptr : found;
}

bool begins_a_document(std::string_view zone, MrzForm form) {
    constexpr std::string_view cards = "ACIP";
    if (zone.empty()) return false;
    return form == MrzForm::td3 ? zone.front() == 'P' : cards.find(zone.front()) != std::string_view::npos;
}

MrzZone::MrzZone(std::string text, const MrzLayout& layout) : text_(std::move(text)), layout_(layout) {
    assert(text_.size() == layout.size());
}

MrzZone::~MrzZone() {
    OPENSSL_cleanse(text_.data(), text_.size());
}

void MrzZone::repair() {
    for (const MrzSpan date : {layout_.birth, layout_.expiry})
        for (std::size_t place = date.at; place <= date.end(); ++place)
            repair_at(place);
    repair_at(layout_.number.end());
    repair_at(layout_.composite_check);
    if (layout_.form == MrzForm::td3) repair_at(layout_.optional.end());
}

void MrzZone::repair_at(std::size_t place) {
    constexpr std::string_view letters = "OISB";
    constexpr std::string_view digits = "0158";
    if (const auto found = letters.find(text_[place]); found != std::string_view::npos)
        text_[place] = digits[found];
}

bool MrzZone::checks_hold() const {
    return birth_checked() && expiry_checked() && document_number() && optional_checked() &&
           composite_checked();
}

bool MrzZone::checked(MrzSpan span) const {
    return digit_is(text_[span.end()], mrz_check_digit(field(span)));
}

bool MrzZone::optional_checked() const {
    if (layout_.form != MrzForm::td3) return true;
    const bool empty = field(layout_.optional).find_first_not_of(mrz_filler) == std::string_view::npos;
    return checked(layout_.optional) || (empty && text_[layout_.optional.end()] == mrz_filler);
}

bool MrzZone::composite_checked() const {
    std::string all;
    for (const MrzSpan span : layout_.composite)
        all += field(span);
    const bool holds = digit_is(text_[layout_.composite_check], mrz_check_digit(all));
    OPENSSL_cleanse(all.data(), all.size());
    return holds;
}

std::optional<std::string> MrzZone::document_number() const {
    std::string number(field(layout_.number));
    const char check = text_[layout_.number.end()];
    if (layout_.form != MrzForm::td3 && check == mrz_filler) {
        std::string_view rest = field(layout_.optional);
        rest = rest.substr(0, std::min(rest.find(mrz_filler), rest.size()));
        if (rest.size() < 2) return std::nullopt;
        number += rest.substr(0, rest.size() - 1);
        if (!digit_is(rest.back(), mrz_check_digit(number))) return std::nullopt;
    } else if (!digit_is(check, mrz_check_digit(number))) {
        return std::nullopt;
    }
    number.erase(number.find_last_not_of(mrz_filler) + 1);
    if (number.empty()) return std::nullopt;
    return number;
}

// Fillers stand for what nobody knows.
tl::expected<std::optional<Day>, MrzError> mrz_birth(std::string_view six_characters, Day today) {
    if (six_characters.find(mrz_filler) != std::string_view::npos) return std::optional<Day>{};
    for (const char* century : {"20", "19"})
        if (const auto day = day_in(six_characters, century); day && *day <= today) return day;
    return tl::unexpected(MrzError::impossible_birth_date);
}

} // namespace liaison::domain
