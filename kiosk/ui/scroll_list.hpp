// A list that moves under the finger, with signs of what lies above and below.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

// What a list lies on: the ends of its content fade into it.
enum class Backdrop : std::uint8_t { ground, surface };

// Draws `count` rows of one height; only those that can be seen are asked for.
void scroll_list(Canvas& canvas, std::string_view id, const Rect& view, std::size_t count, float row_height,
                 float gap, const std::function<void(std::size_t index, const Rect& row)>& draw_row,
                 Backdrop backdrop = Backdrop::ground);

// For content of any kind: `draw` gets the content's place, moved up as far as it is scrolled.
void scroll_area(Canvas& canvas, std::string_view id, const Rect& view, float content_height,
                 const std::function<void(const Rect& content)>& draw, Backdrop backdrop = Backdrop::ground);

} // namespace liaison::ui
