#include "drivers/id_card/text_block.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "drivers/id_card/number_check.hpp"
#include "drivers/text/utf8.hpp"

namespace drivers {
namespace {

bool is_padding(char16_t unit) {
    return unit == u' ' || unit == 0 || unit == u'\u3000';
}
bool is_high(char16_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low(char16_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

std::vector<char16_t> trimmed_units(ByteView field) {
    std::vector<char16_t> units;
    for (std::size_t at = 0; at + 1 < field.size(); at += 2)
        units.push_back(static_cast<char16_t>(field[at] | field[at + 1] << 8));
    while (!units.empty() && is_padding(units.back()))
        units.pop_back();
    units.erase(units.begin(), std::find_if_not(units.begin(), units.end(), is_padding));
    return units;
}

// U+E000..F8FF is for the private use of whoever made the font; U+FFFD is a damaged character.
bool needs_correction(ByteView name) {
    const auto units = trimmed_units(name);
    for (std::size_t at = 0; at < units.size(); ++at) {
        const char16_t unit = units[at];
        if ((unit >= 0xE000 && unit <= 0xF8FF) || unit == 0xFFFD || is_low(unit)) return true;
        if (is_high(unit) && (at + 1 >= units.size() || !is_low(units[++at]))) return true;
    }
    return false;
}

Sex sex_of(std::string_view code) {
    if (code == "1") return Sex::male;
    if (code == "2") return Sex::female;
    return code == "9" ? Sex::not_stated : Sex::unknown;
}

class Fields {
public:
    explicit Fields(ByteView block) : block_(block) {}
    ByteView bytes(std::size_t offset, std::size_t length) const { return block_.subspan(offset, length); }
    std::string text(std::size_t offset, std::size_t length) const { return text_field(bytes(offset, length)); }

private:
    ByteView block_;
};

IdCardKind kind_of(const Fields& fields) {
    const std::string mark = fields.text(248, 2);
    if (mark == "I") return IdCardKind::foreigner_2017;
    if (mark == "J") return IdCardKind::hong_kong_macao_taiwan_permit;
    return mark == "Y" ? IdCardKind::foreigner_2023 : IdCardKind::resident;
}

// What resident, J and Y cards have in the same places.
void read_common(const Fields& fields, IdCard& card) {
    card.name = fields.text(0, 30);
    card.name_needs_correction = needs_correction(fields.bytes(0, 30));
    card.sex = sex_of(fields.text(30, 2));
    card.birth = fields.text(36, 16);
    card.number = fields.text(122, 36);
    if (!card.number.empty() && card.number.back() == 'x') card.number.back() = 'X';
}

void read_resident(const Fields& fields, IdCard& card) {
    read_common(fields, card);
    card.nation_code = fields.text(32, 4);
    card.address = fields.text(52, 70);
    card.authority = fields.text(158, 30);
}

void read_permit(const Fields& fields, IdCard& card) {
    read_common(fields, card);
    card.times_reissued = fields.text(238, 4);
    card.address = fields.text(52, 70);
    card.authority = fields.text(158, 30);
    card.pass_number = fields.text(220, 18);
}

// The English name's characters 1-35 and 36-46 stand apart and are joined without a space.
void read_foreigner_2023(const Fields& fields, IdCard& card) {
    read_common(fields, card);
    const auto first = fields.bytes(52, 70);
    const auto second = fields.bytes(220, 22);
    Bytes whole(first.begin(), first.end());
    whole.insert(whole.end(), second.begin(), second.end());
    card.english_name = text_field(whole);
    wipe(whole);
    card.times_reissued = fields.text(32, 4);
    card.nationality = fields.text(242, 6);
    card.former_number_link = fields.text(250, 6);
}

// The authority of this kind is only the code of an office: not shown, so not read.
void read_foreigner_2017(const Fields& fields, IdCard& card) {
    card.name = fields.text(158, 30);
    card.name_needs_correction = needs_correction(fields.bytes(158, 30));
    card.english_name = fields.text(0, 120);
    card.sex = sex_of(fields.text(120, 2));
    card.birth = fields.text(220, 16);
    card.number = fields.text(122, 30);
    card.nationality = fields.text(152, 6);
    card.card_version = fields.text(236, 4);
}

// A number of GB 11643 repeats the birth date; its 17th digit is odd for men. Permits of kind J follow it.
bool contradicts_itself(const IdCard& card) {
    if (card.kind == IdCardKind::foreigner_2017 || card.number.size() != 18) return false;
    if (card.number.compare(6, 8, card.birth) != 0) return true;
    if (card.kind == IdCardKind::foreigner_2023 || (card.sex != Sex::male && card.sex != Sex::female))
        return false;
    const bool odd = (card.number[16] - '0') % 2 == 1;
    return odd != (card.sex == Sex::male);
}

} // namespace

std::string text_field(ByteView field) {
    const auto units = trimmed_units(field);
    std::string text;
    for (std::size_t at = 0; at < units.size(); ++at) {
        char32_t code_point = units[at];
        if (is_high(units[at]) && at + 1 < units.size() && is_low(units[at + 1]))
            code_point = 0x10000 + ((code_point - 0xD800) << 10) + (units[++at] - 0xDC00U);
        append_utf8(text, code_point);
    }
    return text;
}

tl::expected<IdCard, TextBlockError> parse_text_block(ByteView block) {
    if (block.size() < text_block_size) return tl::unexpected(TextBlockError::too_short);
    const Fields fields(block.first(text_block_size));
    IdCard card;
    card.kind = kind_of(fields);
    switch (card.kind) {
    case IdCardKind::resident: read_resident(fields, card); break;
    case IdCardKind::hong_kong_macao_taiwan_permit: read_permit(fields, card); break;
    case IdCardKind::foreigner_2023: read_foreigner_2023(fields, card); break;
    case IdCardKind::foreigner_2017: read_foreigner_2017(fields, card); break;
    }
    card.valid_from = fields.text(188, 16);
    card.valid_to = fields.text(204, 16);
    if (card.number.empty() || (card.name.empty() && card.english_name.empty()))
        return tl::unexpected(TextBlockError::incomplete);
    // The check of a 2017 foreigner's number is known from a single example: no reason to refuse it.
    if (card.kind != IdCardKind::foreigner_2017 && !has_right_check(card.number))
        return tl::unexpected(TextBlockError::check_failed);
    card.contradicts_itself = contradicts_itself(card);
    return card;
}

} // namespace drivers
