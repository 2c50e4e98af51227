#include "domain/visitor.hpp"

#include <openssl/crypto.h>

namespace liaison::domain {

namespace {

void wipe_text(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

} // namespace

void Visitor::wipe() {
    wipe_text(name);
    wipe_text(number);
    wipe_text(person_key);
    identified_by = IdentifiedBy::without_papers;
    papers_valid_until.reset();
}

const char* to_string(IdentifiedBy way) {
    switch (way) {
    case IdentifiedBy::id_card: return "id_card";
    case IdentifiedBy::code: return "code";
    case IdentifiedBy::typed_number: return "typed_number";
    case IdentifiedBy::travel_document: return "travel_document";
    case IdentifiedBy::without_papers: return "without_papers";
    }
    return "";
}

} // namespace liaison::domain
