// Rows of the duty desk: several texts side by side on a line.
#pragma once

#include <span>
#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

struct Cell {
    std::string_view text = {};
    float share = 1; // of the row's width
    Weight weight = Weight::regular;
    Align align = Align::left;
};

// Small soft words over the columns.
void table_head(Canvas& canvas, const Rect& rect, std::span<const Cell> cells);
// True when touched. Rows lie on a panel that the caller draws.
bool table_row(Canvas& canvas, std::string_view id, const Rect& rect, std::span<const Cell> cells,
               bool chosen = false);

} // namespace liaison::ui
