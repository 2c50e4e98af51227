#include "flow/document_words.hpp"

namespace liaison::flow {

using language::Word;

Word words_of(domain::MrzField field) {
    switch (field) {
    case domain::MrzField::kind: return Word::document_field_kind;
    case domain::MrzField::issuer: return Word::document_field_issuer;
    case domain::MrzField::names: return Word::document_field_names;
    case domain::MrzField::number: return Word::document_field_number;
    case domain::MrzField::nationality: return Word::document_field_nationality;
    case domain::MrzField::birth: return Word::document_field_birth;
    case domain::MrzField::sex: return Word::document_field_sex;
    case domain::MrzField::expiry: return Word::document_field_expiry;
    case domain::MrzField::optional: return Word::document_field_optional;
    case domain::MrzField::last_check: return Word::document_field_check;
    }
    return Word::document_field_kind;
}

Word words_of(domain::MrzFaultKind fault) {
    switch (fault) {
    case domain::MrzFaultKind::unfinished: return Word::document_unfinished;
    case domain::MrzFaultKind::unknown_kind: return Word::document_unknown_kind;
    case domain::MrzFaultKind::wrong_check: return Word::document_wrong_check;
    case domain::MrzFaultKind::impossible_birth: return Word::document_wrong_birth;
    }
    return Word::document_wrong_check;
}

int line_of(domain::MrzForm form, std::size_t place) {
    return static_cast<int>(place / domain::mrz_line_length(form)) + 1;
}

} // namespace liaison::flow
