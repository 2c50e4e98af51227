// What is said aloud: a text of the language files with its values, not yet words of any language.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/deputy.hpp"
#include "language/words.hpp"

namespace liaison::language {

// "A012" or a telephone number: said sign by sign.
struct Spelled {
    std::string signs;
    bool operator==(const Spelled&) const = default;
};

// "Today", "tomorrow", or the weekday and the date.
struct SpokenDay {
    domain::Day day;
    domain::Day today;
    bool operator==(const SpokenDay&) const = default;
};

// A name that hangs on the wall: the station's, a deputy's, the keeper's. Never a visitor's.
struct PublicName {
    domain::LocalizedText name;
    bool operator==(const PublicName& other) const { return name.by_language == other.name.by_language; }
};

using SpokenValue = std::variant<int, Spelled, domain::MinuteOfDay, SpokenDay, PublicName>;

struct SpokenFiller {
    std::string_view name; // of the {placeholder}
    SpokenValue value;
    bool operator==(const SpokenFiller&) const = default;
};

struct Phrase {
    Word word{};
    std::vector<SpokenFiller> values{};
    bool operator==(const Phrase&) const = default;
};
using Phrases = std::vector<Phrase>;

// A phrase in one language, cut into what one recording can hold. `recording` is the name of that recording:
//   "identify_title"   a text without values
//   "ticket_ahead.1"   the first stretch of words of a text with values, "ticket_ahead.2" the one after a value
//   "number.12"        a number; "letter.A" a letter
//   ""                 a name: only a synthesizer can say it
struct SpokenPiece {
    std::string recording;
    std::string text; // for a synthesizer: all pieces of a phrase joined are a sentence
};
std::vector<SpokenPiece> spoken(const Phrase& phrase, const Words& words);

} // namespace liaison::language
