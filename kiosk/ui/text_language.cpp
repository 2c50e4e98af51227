#include "ui/text_language.hpp"

namespace liaison::ui {

TextLanguage text_language(std::string_view tag) {
    const std::string_view base = tag.substr(0, tag.find_first_of("-_"));
    if (base == "zh") return TextLanguage::chinese;
    if (base == "bo") return TextLanguage::tibetan;
    if (base == "lis") return TextLanguage::lisu;
    if (base == "nxq") return TextLanguage::naxi;
    return TextLanguage::english;
}

std::string_view language_tag(TextLanguage language) {
    switch (language) {
    case TextLanguage::chinese: return "zh";
    case TextLanguage::tibetan: return "bo";
    case TextLanguage::lisu: return "lis";
    case TextLanguage::naxi: return "nxq";
    case TextLanguage::english: return "en";
    }
    return "en";
}

} // namespace liaison::ui
