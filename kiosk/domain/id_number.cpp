#include "domain/id_number.hpp"

#include <array>
#include <cassert>

#include "domain/text.hpp"

namespace liaison::domain {

namespace {

// Folds what people type (full-width digits, spaces, x) into the standard's form.
std::string normalised(std::string_view text) {
    std::string plain;
    for (const char32_t c : code_points(text)) {
        if (c == U' ' || c == U'\u3000') continue;
        if (c >= U'０' && c <= U'９')
            plain += static_cast<char>('0' + (c - U'０'));
        else if (c == U'x' || c == U'ｘ' || c == U'Ｘ')
            plain += 'X';
        else if (c < 0x80)
            plain += static_cast<char>(c);
        else
            plain += '?';
    }
    return plain;
}

bool all_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

char id_number_check_character(std::string_view seventeen_digits) {
    assert(seventeen_digits.size() == 17);
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * (seventeen_digits[i] - '0');
    return "10X98765432"[sum % 11];
}

tl::expected<IdNumber, IdNumberError> IdNumber::parse(std::string_view text, Day today) {
    const std::string plain = normalised(text);
    if (plain.size() == 15 && all_digits(plain)) return tl::unexpected(IdNumberError::first_generation);
    if (plain.size() != 18) return tl::unexpected(IdNumberError::wrong_length);
    const std::string_view digits = std::string_view(plain).substr(0, 17);
    if (!all_digits(digits) || (plain[17] != 'X' && !all_digits(plain.substr(17))))
        return tl::unexpected(IdNumberError::wrong_character);
    const auto birth = parse_day(plain.substr(6, 4) + "-" + plain.substr(10, 2) + "-" + plain.substr(12, 2));
    if (!birth || *birth > today || birth->year() < std::chrono::year{1850})
        return tl::unexpected(IdNumberError::impossible_birth_date);
    if (id_number_check_character(digits) != plain[17])
        return tl::unexpected(IdNumberError::wrong_check_character);
    return IdNumber{plain, *birth};
}

std::string masked_number(std::string_view number) {
    constexpr std::size_t head = 3, tail = 2;
    const auto points = code_points(number);
    std::string masked;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool shown = points.size() > head + tail && (i < head || i >= points.size() - tail);
        masked += shown ? to_utf8(points[i]) : "*";
    }
    return masked;
}

std::string masked_name(std::string_view name) {
    std::string masked;
    for (const char32_t c : code_points(name))
        masked += masked.empty() ? to_utf8(c) : "*";
    return masked;
}

} // namespace liaison::domain
