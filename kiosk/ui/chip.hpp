// Small words that are chosen or that tell a state.
#pragma once

#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

// One of several that may be on together. True when it was touched; the caller turns it on or off.
bool chip(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view label, bool chosen);

enum class Status : std::uint8_t { neutral, good, waiting, bad };

// A word with an icon on its color; never the color alone. As wide as it needs to be, from the left. Not a
// target.
void status_pill(Canvas& canvas, const Rect& rect, std::string_view label, Status status);

// px that the pill needs for its words in one line.
float pill_width(const Canvas& canvas, std::string_view label);

} // namespace liaison::ui
