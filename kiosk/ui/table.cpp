#include "ui/table.hpp"

#include <numeric>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

void draw_cells(Canvas& canvas, const Rect& rect, std::span<const Cell> cells, TextRole role, Color color) {
    const Metrics& m = canvas.metrics();
    const float shares = std::accumulate(cells.begin(), cells.end(), 0.0F,
                                         [](float sum, const Cell& cell) { return sum + cell.share; });
    if (shares <= 0) return;
    Rect left = rect.inset(m.grid(2), 0);
    const float gap = m.grid(1.5F);
    const float room = left.width - gap * static_cast<float>(cells.size() - 1);
    for (const Cell& cell : cells) {
        canvas.text(left.split_left(room * cell.share / shares, gap), cell.text,
                    {.role = role,
                     .weight = cell.weight,
                     .color = color,
                     .align = cell.align,
                     .vertical = VerticalAlign::middle,
                     .most_lines = 2});
    }
}

} // namespace

void table_head(Canvas& canvas, const Rect& rect, std::span<const Cell> cells) {
    draw_cells(canvas, rect, cells, TextRole::small, canvas.theme().ink_soft);
    separator(canvas, {rect.x, rect.bottom() - 1, rect.width, 1});
}

bool table_row(Canvas& canvas, std::string_view id, const Rect& rect, std::span<const Cell> cells,
               bool chosen) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Touch touch = canvas.touch(id, rect);
    const bool marked = chosen || touch.held;
    if (marked) fill(canvas, rect.inset(m.grid(0.5F)), t.chosen.fill, m.radius * 0.7F);
    // Chosen is told by a stroke at the edge as well as by the color.
    if (chosen) {
        const Rect stroke{rect.x + m.grid(0.5F), rect.y + m.grid(1.5F), m.grid(0.6F), rect.height - m.grid(3)};
        fill(canvas, stroke, t.accent, stroke.width / 2);
    }
    draw_cells(canvas, rect, cells, TextRole::body, marked ? t.chosen.text : t.ink);
    separator(canvas, {rect.x + m.grid(2), rect.bottom() - 1, rect.width - m.grid(4), 1});
    return touch.clicked;
}

} // namespace liaison::ui
