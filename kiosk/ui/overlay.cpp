#include "ui/overlay.hpp"

#include "ui/paint.hpp"

namespace liaison::ui {

Rect overlay(Canvas& canvas, float width, float height) {
    const Metrics& m = canvas.metrics();
    canvas.cover();
    fill(canvas, m.screen(), canvas.theme().veil);
    const Rect content = m.content();
    const Rect box = m.reach().centered(std::min(width, content.width), std::min(height, content.height));
    panel(canvas, box);
    return box.inset(m.grid(5));
}

} // namespace liaison::ui
