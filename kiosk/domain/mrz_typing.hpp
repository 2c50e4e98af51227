// A machine-readable zone that somebody types by hand: which field each place belongs to, and what is wrong.
#pragma once

#include <optional>
#include <string_view>

#include "domain/mrz.hpp"

namespace liaison::domain {

enum class MrzField {
    kind,
    issuer,
    names,
    number,
    nationality,
    birth,
    sex,
    expiry,
    optional,   // what the issuer likes: often a personal number, often nothing
    last_check, // the digit over nearly all the others
};

// Places are counted from 0 through the joined lines. A field's check digit belongs to it.
struct MrzPart {
    MrzField field = MrzField::kind;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The lines of each form are equally long.
std::size_t mrz_lines(MrzForm form);
std::size_t mrz_line_length(MrzForm form);
std::size_t mrz_length(MrzForm form); // of all of them

// The part that holds this place of the zone.
MrzPart mrz_part_at(MrzForm form, std::size_t place);

// How far fillers go that are typed from this place on: to the end of the field, before its check digit.
std::size_t mrz_fillers_end(MrzForm form, std::size_t place);

enum class MrzFaultKind {
    unfinished,   // part: from the first missing place to the end of its line
    unknown_kind, // of document: not one that is read here
    wrong_check,  // some character of the part, or its check digit, is not what stands on the document
    impossible_birth,
};
struct MrzFault {
    MrzFaultKind kind = MrzFaultKind::unfinished;
    MrzPart part;
};

// The first fault in the order of reading; nothing: parse_mrz() takes the zone. Only A-Z, 0-9 and the filler.
std::optional<MrzFault> find_mrz_fault(MrzForm form, std::string_view zone, Day today);

} // namespace liaison::domain
