#include "ui/progress_ring.hpp"

#include "ui/paint.hpp"

namespace liaison::ui {

void progress_ring(Canvas& canvas, const Rect& rect, float left, std::string_view middle) {
    const Theme& t = canvas.theme();
    const Rect square = rect.square();
    const float thickness = square.width * 0.075F;
    const float radius = (square.width - thickness) / 2;
    left = std::clamp(left, 0.0F, 1.0F);
    outline_circle(canvas, square.center(), radius, t.surface_low, thickness);
    // Empties clockwise: what is gone opens at the top.
    arc(canvas, square.center(), radius, 1 - left, 1, t.accent, thickness);
    const Rect inside = square.inset(square.width * 0.2F);
    canvas.text(inside, middle,
                {.weight = Weight::bold,
                 .align = Align::center,
                 .vertical = VerticalAlign::middle,
                 .scale = square.width * 0.3F / canvas.metrics().text_body});
}

void progress_bar(Canvas& canvas, const Rect& rect, float done) {
    const Theme& t = canvas.theme();
    const float radius = rect.height / 2;
    fill(canvas, rect, t.surface_low, radius);
    Rect part = rect;
    part.width = std::max(rect.height, rect.width * std::clamp(done, 0.0F, 1.0F));
    fill(canvas, part, t.accent, radius);
}

} // namespace liaison::ui
