// What the fields of a machine-readable zone and their faults are called, on the screen and aloud.
#pragma once

#include "domain/mrz_typing.hpp"
#include "language/word_list.hpp"

namespace liaison::flow {

language::Word words_of(domain::MrzField field);
language::Word words_of(domain::MrzFaultKind fault);

// What the first line of a document that is read here can begin with.
inline constexpr const char* document_letters = "PIAC";

// Counted from 1, as people count lines.
int line_of(domain::MrzForm form, std::size_t place);

} // namespace liaison::flow
