// Who stands before the glass, and the fact that they came.
#pragma once

#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::domain {

enum class IdentifiedBy {
    id_card,
    code,
    typed_number,
    travel_document, // by its machine-readable zone
    without_papers,
};

struct Visitor {
    std::string name;       // empty where only a number or nothing is known
    std::string number;     // of the document, complete: never drawn, only through masked_number
    std::string person_key; // keyed hash of the number, to recognise a person again; empty without papers
    IdentifiedBy identified_by = IdentifiedBy::without_papers;
    std::optional<Day> papers_valid_until = std::nullopt; // nothing: no end, or not known

    void wipe(); // overwrites the texts, so that they do not stay in freed memory
};

// A person has arrived.
struct CheckIn {
    std::string id; // UUID
    Visitor visitor;
    std::string language; // that the visitor chose
    WallTime agreed_at;   // consent to the use of their data; without it nothing is stored
};

const char* to_string(IdentifiedBy way);

} // namespace liaison::domain
