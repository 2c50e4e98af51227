#include "ui/pattern.hpp"

#include <cmath>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

constexpr int steps = 3; // of a lozenge, from its middle to its tip

// A lozenge of square stitches, as a loom makes it.
void lozenge(const Canvas& canvas, Point center, float stitch, int size, Color color) {
    for (int row = -size; row <= size; ++row) {
        const auto half = static_cast<float>(size - std::abs(row)) + 0.5F;
        fill(canvas,
             {center.x - half * stitch, center.y + (static_cast<float>(row) - 0.5F) * stitch, half * 2 * stitch,
              stitch},
             color);
    }
}

void threads(const Canvas& canvas, const Rect& rect, float thread) {
    fill(canvas, {rect.x, rect.y, rect.width, thread}, canvas.theme().gold);
    fill(canvas, {rect.x, rect.bottom() - thread, rect.width, thread}, canvas.theme().gold);
}

} // namespace

void woven_band(const Canvas& canvas, const Rect& rect) {
    const Theme& t = canvas.theme();
    const float stitch = std::max(1.0F, std::floor(rect.height / (2 * steps + 7)));
    fill(canvas, rect, t.accent);
    threads(canvas, rect, stitch);
    const float period = stitch * (2 * steps + 4);
    const auto count = static_cast<int>(std::ceil(rect.width / period / 2));
    const float y = std::round(rect.center().y);
    const float middle = std::round(rect.center().x);
    for (int i = -count; i <= count; ++i) {
        const float x = middle + static_cast<float>(i) * period;
        if (x + period / 2 < rect.x || x - period / 2 > rect.right()) continue;
        lozenge(canvas, {x, y}, stitch, steps, t.gold);
        lozenge(canvas, {x, y}, stitch, steps - 1, t.accent);
        lozenge(canvas, {x, y}, stitch, 1, t.ground);
        const float between = x + period / 2;
        for (const float side : {-1.0F, 1.0F}) {
            lozenge(canvas, {between, y + side * stitch * (steps - 0.5F)}, stitch, 1, t.ground);
        }
        fill(canvas, {between - stitch / 2, y - stitch / 2, stitch, stitch}, t.gold);
    }
}

void woven_edge(const Canvas& canvas, const Rect& rect) {
    const Theme& t = canvas.theme();
    const float stitch = std::max(1.0F, std::floor(rect.height / 6));
    threads(canvas, rect, std::max(1.0F, stitch / 2));
    const float period = stitch * 6;
    const float y = std::round(rect.center().y);
    const auto count = static_cast<int>(rect.width / period);
    for (int i = 0; i < count; ++i) {
        const float x = rect.x + (static_cast<float>(i) + 0.5F) * period;
        lozenge(canvas, {std::round(x), y}, stitch, 1, t.accent);
    }
}

} // namespace liaison::ui
