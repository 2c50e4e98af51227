// The first thing that anybody touches: a language as one big word in its own script, edged with the weave of
// those who speak it.
#pragma once

#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

bool language_card(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view name,
                   TextLanguage language);

} // namespace liaison::ui
