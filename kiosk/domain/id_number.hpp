// The citizen's identity number, GB 11643: six digits of address, eight of birth, three of sequence, one check
// character after ISO 7064 MOD 11-2.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "domain/time.hpp"

namespace liaison::domain {

enum class IdNumberError {
    wrong_length,
    first_generation,      // fifteen digits: politely refused, it has no check character
    wrong_character,       // a digit was expected, or X in the last place
    impossible_birth_date, // no such day, or a day to come
    wrong_check_character, // mistyped
};

class IdNumber {
public:
    // Accepts ASCII or full-width digits, x or X, and spaces between groups. `today` rules out births to come.
    static tl::expected<IdNumber, IdNumberError> parse(std::string_view text, Day today);

    const std::string& text() const { return text_; } // eighteen characters, X in upper case
    Day birth() const { return birth_; }
    bool is_male() const { return (text_[16] - '0') % 2 == 1; }

private:
    IdNumber(std::string text, Day birth) : text_(std::move(text)), birth_(birth) {}
    std::string text_;
    Day birth_;
};

// The check character that belongs behind the first seventeen digits.
char id_number_check_character(std::string_view seventeen_digits);

// What may be shown of any document's number: the first three and the last two characters, the rest as stars.
std::string masked_number(std::string_view number);

// What may be shown of a name on a screen that others can see: the first character and a star for each other.
std::string masked_name(std::string_view name);

} // namespace liaison::domain
