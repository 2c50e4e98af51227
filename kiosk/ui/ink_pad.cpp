#include "ui/ink_pad.hpp"

#include <algorithm>

#include "ui/paint.hpp"

namespace liaison::ui {

bool ink_pad(Canvas& canvas, std::string_view id, const Rect& rect) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const bool writing = canvas.write(id, rect);
    fill(canvas, rect, t.surface, m.radius);
    outline(canvas, rect, writing ? t.accent_text : t.line, m.radius, m.line);
    return writing && rect.width > 0;
}

void ink_hint(Canvas& canvas, const Rect& rect, std::string_view hint) {
    const Metrics& m = canvas.metrics();
    canvas.text(rect.inset(m.grid(2), m.grid(1)), hint,
                {.role = TextRole::small,
                 .color = canvas.theme().ink_soft,
                 .align = Align::center,
                 .vertical = VerticalAlign::bottom,
                 .most_lines = 1});
}

Point ink_point(const Rect& rect, Point at) {
    return {(std::clamp(at.x, rect.x, rect.right()) - rect.x) / rect.width,
            (std::clamp(at.y, rect.y, rect.bottom()) - rect.y) / rect.width};
}

void draw_ink(const Canvas& canvas, const Rect& rect, std::span<const InkStroke> strokes) {
    const float thickness = std::max(2.0F, canvas.metrics().px_per_mm * 0.9F);
    const Color ink = canvas.theme().ink;
    const auto place = [&rect](Point p) { return Point{rect.x + p.x * rect.width, rect.y + p.y * rect.width}; };
    for (const InkStroke& stroke : strokes) {
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            // A round dot at every point joins the pieces and shows a mere tap.
            fill_circle(canvas, place(stroke[i]), thickness / 2, ink);
            if (i > 0) line(canvas, place(stroke[i - 1]), place(stroke[i]), ink, thickness);
        }
    }
}

} // namespace liaison::ui
