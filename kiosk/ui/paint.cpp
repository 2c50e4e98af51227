#include "ui/paint.hpp"

#include <cmath>
#include <numbers>

#include "imgui.h"

namespace liaison::ui {
namespace {

ImVec2 corner(Point point) {
    return {point.x, point.y};
}

constexpr int shadow_rings = 10;

} // namespace

void fill(const Canvas& canvas, const Rect& rect, Color color, float radius) {
    canvas.note_fill(rect, color);
    canvas.list().AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, color.packed(),
                                std::min(radius, rect.short_side() / 2));
}

void outline(const Canvas& canvas, const Rect& rect, Color color, float radius, float thickness) {
    const Rect middle = rect.inset(thickness / 2);
    canvas.list().AddRect({middle.x, middle.y}, {middle.right(), middle.bottom()}, color.packed(),
                          std::min(radius, middle.short_side() / 2), 0, thickness);
}

void fill_circle(const Canvas& canvas, Point center, float radius, Color color) {
    canvas.note_fill({center.x - radius, center.y - radius, radius * 2, radius * 2}, color);
    canvas.list().AddCircleFilled(corner(center), radius, color.packed(), 0);
}

void outline_circle(const Canvas& canvas, Point center, float radius, Color color, float thickness) {
    canvas.list().AddCircle(corner(center), radius, color.packed(), 0, thickness);
}

void arc(const Canvas& canvas, Point center, float radius, float from, float to, Color color, float thickness) {
    if (to <= from) return;
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    constexpr float top = -std::numbers::pi_v<float> / 2;
    const int segments = std::max(8, static_cast<int>(radius * (to - from)));
    canvas.list().PathArcTo(corner(center), radius, top + from * turn, top + to * turn, segments);
    canvas.list().PathStroke(color.packed(), 0, thickness);
}

void line(const Canvas& canvas, Point from, Point to, Color color, float thickness) {
    canvas.list().AddLine(corner(from), corner(to), color.packed(), thickness);
}

void gradient(const Canvas& canvas, const Rect& rect, Color top, Color bottom) {
    canvas.list().AddRectFilledMultiColor({rect.x, rect.y}, {rect.right(), rect.bottom()}, top.packed(),
                                          top.packed(), bottom.packed(), bottom.packed());
}

// Rings that fade outwards: only the rim is blended, so a large card costs no more than its edge.
void shadow(const Canvas& canvas, const Rect& rect, float radius) {
    const Color color = canvas.theme().shadow;
    if (color.alpha == 0) return;
    const float step = canvas.metrics().unit * 0.28F;
    const Rect base = rect.moved(0, canvas.metrics().unit * 0.75F).inset(step);
    fill(canvas, base, color, radius);
    for (int ring = 0; ring < shadow_rings; ++ring) {
        const float distance = step * (static_cast<float>(ring) + 0.5F);
        const float left = 1 - static_cast<float>(ring + 1) / (shadow_rings + 1);
        const Color faded =
            color.with_alpha(static_cast<std::uint8_t>(static_cast<float>(color.alpha) * left * left));
        canvas.list().AddRect({base.x - distance, base.y - distance},
                              {base.right() + distance, base.bottom() + distance}, faded.packed(),
                              radius + distance, 0, step);
    }
}

void panel(const Canvas& canvas, const Rect& rect) {
    const Metrics& m = canvas.metrics();
    shadow(canvas, rect, m.radius);
    fill(canvas, rect, canvas.theme().surface, m.radius);
    if (canvas.theme().shadow.alpha == 0) outline(canvas, rect, canvas.theme().line, m.radius, m.line);
}

void separator(const Canvas& canvas, const Rect& rect) {
    const float y = std::round(rect.center().y);
    fill(canvas, {rect.x, y, rect.width, std::max(1.0F, canvas.metrics().line / 2)}, canvas.theme().line);
}

void gold_rule(const Canvas& canvas, Point left, float width) {
    const float thickness = canvas.metrics().unit * 0.75F;
    fill(canvas, {left.x, left.y, width, thickness}, canvas.theme().gold, thickness / 2);
}

} // namespace liaison::ui
