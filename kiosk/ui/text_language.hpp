// The languages whose writing the text engine knows how to break and which fonts it prefers.
#pragma once

#include <string_view>

namespace liaison::ui {

enum class TextLanguage { chinese, tibetan, lisu, naxi, english };

// From the tag of a language file ("zh", "bo", "lis", "nxq", "en"); an unknown one is written like English.
TextLanguage text_language(std::string_view tag);

std::string_view language_tag(TextLanguage language);

} // namespace liaison::ui
