#include "domain/mrz.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <openssl/crypto.h>

#include "domain/mrz_zone.hpp"

namespace liaison::domain {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
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
        else if (is_letter(c) || is_digit(c) || c == mrz_filler)
            plain += c;
        else if (c == ' ')
            plain += mrz_filler;
        else
            return std::nullopt;
    }
    return plain;
}

std::string without_fillers(std::string_view field) {
    std::string text(field.substr(0, field.find_last_not_of(mrz_filler) + 1));
    std::replace(text.begin(), text.end(), mrz_filler, ' ');
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

std::optional<Day> expiry_in(std::string_view six) {
    return parse_day("20" + std::string(six.substr(0, 2)) + "-" + std::string(six.substr(2, 2)) + "-" +
                     std::string(six.substr(4, 2)));
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
        else if (c != mrz_filler)
            return std::nullopt;
        sum = (sum + value * weights.at(i % weights.size())) % 10;
    }
    return sum;
}

tl::expected<TravelDocument, MrzError> parse_mrz(std::string_view text, Day today) {
    auto plain = normalised(text);
    const MrzLayout* layout = plain ? mrz_layout_of_size(plain->size()) : nullptr;
    if (!layout || !begins_a_document(*plain, layout->form)) return tl::unexpected(MrzError::not_mrz);
    MrzZone zone(std::move(*plain), *layout);
    if (!zone.checks_hold()) zone.repair();
    if (!zone.checks_hold()) return tl::unexpected(MrzError::wrong_check_character);
    const auto birth = mrz_birth(zone.field(layout->birth), today);
    if (!birth) return tl::unexpected(birth.error());
    return TravelDocument{.form = layout->form,
                          .kind = without_fillers(zone.field({0, 2})),
                          .issuer = without_fillers(zone.field({2, 3})),
                          .number = *zone.document_number(),
                          .name = name_in(zone.field(layout->names)),
                          .nationality = without_fillers(zone.field(layout->nationality)),
                          .birth = *birth,
                          .valid_until = expiry_in(zone.field(layout->expiry))};
}

MrzProgress mrz_progress(std::string_view lines) {
    const auto plain = normalised(lines);
    // Every zone has fillers in its first line; what has none is somebody's number.
    if (!plain || plain->find(mrz_filler) == std::string::npos) return MrzProgress::none;
    constexpr std::array forms{MrzForm::td1, MrzForm::td2, MrzForm::td3};
    bool begun = false;
    for (const MrzForm form : forms) {
        const MrzLayout& layout = mrz_layout(form);
        if (!begins_a_document(*plain, form)) continue;
        if (plain->size() == layout.size()) return MrzProgress::whole;
        begun = begun || (plain->size() < layout.size() && plain->size() % layout.line == 0);
    }
    return begun ? MrzProgress::begun : MrzProgress::none;
}

} // namespace liaison::domain
