#include "ui/signature_pad.hpp"

#include <utility>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

// Nobody's signature has more; a leaning elbow does.
constexpr std::size_t most_points = 20000;

std::size_t points_in(std::span<const InkStroke> strokes) {
    std::size_t count = 0;
    for (const InkStroke& stroke : strokes)
        count += stroke.size();
    return count;
}

Point in_field(const Rect& rect, Point at) {
    return {(std::clamp(at.x, rect.x, rect.right()) - rect.x) / rect.width,
            (std::clamp(at.y, rect.y, rect.bottom()) - rect.y) / rect.width};
}

} // namespace

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

bool signature_pad(Canvas& canvas, std::string_view id, const Rect& rect, std::vector<InkStroke>& strokes) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const bool writing = canvas.write(id, rect);
    fill(canvas, rect, t.surface, m.radius);
    outline(canvas, rect, writing ? t.accent_text : t.line, m.radius, m.line);
    const Rect base{rect.x + m.grid(4), rect.bottom() - rect.height * 0.22F, rect.width - m.grid(8), 1};
    separator(canvas, base);
    bool changed = false;
    if (writing && rect.width > 0) {
        if (canvas.input().pressed || strokes.empty()) strokes.emplace_back();
        for (const Point at : canvas.input().trail) {
            if (points_in(strokes) >= most_points) break;
            strokes.back().push_back(in_field(rect, at));
            changed = true;
        }
    }
    draw_ink(canvas, rect, strokes);
    return changed;
}

std::optional<TimedStroke> signing_pad(Canvas& canvas, std::string_view id, const Rect& rect,
                                       std::span<const InkStroke> ink, std::string_view hint,
                                       SigningState& state, std::chrono::milliseconds now) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const bool writing = canvas.write(id, rect);
    fill(canvas, rect, t.surface, m.radius);
    outline(canvas, rect, writing ? t.accent_text : t.line, m.radius, m.line);
    separator(canvas, {rect.x + m.grid(4), rect.bottom() - rect.height * 0.22F, rect.width - m.grid(8), 1});
    if (writing && rect.width > 0) {
        if (canvas.input().pressed) state = {std::string(id), {}};
        for (const Point at : canvas.input().trail)
            if (state.pad == id && state.stroke.size() < most_points)
                state.stroke.push_back({in_field(rect, at), now});
    }
    const bool mine = state.pad == id;
    if (ink.empty() && !(mine && !state.stroke.empty()))
        canvas.text(rect.inset(m.grid(2), m.grid(1)), hint,
                    {.role = TextRole::small,
                     .color = t.ink_soft,
                     .align = Align::center,
                     .vertical = VerticalAlign::bottom,
                     .most_lines = 1});
    draw_ink(canvas, rect, ink);
    if (!mine) return std::nullopt;
    InkStroke begun;
    for (const TimedPoint& point : state.stroke)
        begun.push_back(point.at);
    draw_ink(canvas, rect, std::span(&begun, 1));
    if (state.stroke.empty() || (writing && !canvas.input().released)) return std::nullopt;
    return std::exchange(state, {}).stroke;
}

} // namespace liaison::ui
