// A list that moves under the finger, with signs of what lies above and below.
#pragma once

#include <functional>
#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

// Draws `count` rows of one height; only those that can be seen are asked for.
void scroll_list(Canvas& canvas, std::string_view id, const Rect& view, std::size_t count, float row_height,
                 float gap, const std::function<void(std::size_t index, const Rect& row)>& draw_row);

// For content of any kind: `draw` gets the content's place, moved up as far as it is scrolled.
void scroll_area(Canvas& canvas, std::string_view id, const Rect& view, float content_height,
                 const std::function<void(const Rect& content)>& draw);

} // namespace liaison::ui
