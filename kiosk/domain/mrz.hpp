// The machine-readable zone of passports and travel permits: ICAO Doc 9303, forms TD1, TD2 and TD3.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "domain/time.hpp"

namespace liaison::domain {

enum class MrzForm {
    td1, // a card, three lines of 30
    td2, // two lines of 36
    td3, // a passport, two lines of 44
};

enum class MrzError {
    not_mrz,               // another length, another alphabet, or another kind of document
    wrong_check_character, // mistyped, or read in bad light
    impossible_birth_date,
};

struct TravelDocument {
    MrzForm form = MrzForm::td3;
    std::string kind;         // "P", "ID", "CR": one or two letters
    std::string issuer;       // three letters, or fewer
    std::string number;       // of the document
    std::string name;         // "ERIKSSON, ANNA MARIA"; cut off where the zone is too short for it
    std::string nationality;  // three letters, or fewer
    std::optional<Day> birth; // nothing where the document itself does not know it
    std::optional<Day> valid_until;

    void wipe(); // overwrites the texts
};

// Takes the lines one behind the other, with or without line ends, in small letters too, with spaces for the
// fillers of typed ones. Letters that a reader takes for digits (O, I, S, B) are put right where digits have to
// be, if the check then holds. Two-digit years of birth are the latest century that is not in the future.
tl::expected<TravelDocument, MrzError> parse_mrz(std::string_view text, Day today);

// Weights 7, 3, 1 over digits, A = 10 ... Z = 35 and the filler; nothing where another character is among them.
std::optional<int> mrz_check_digit(std::string_view characters);

// How much of a zone these lines are: scanners send line by line.
enum class MrzProgress { none, begun, whole };
MrzProgress mrz_progress(std::string_view lines);

} // namespace liaison::domain
