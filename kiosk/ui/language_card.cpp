#include "ui/language_card.hpp"

#include <cmath>

#include "ui/paint.hpp"
#include "ui/pattern.hpp"

namespace liaison::ui {

bool language_card(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view name,
                   TextLanguage language) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Touch touch = canvas.touch(id, rect);
    Rect place = touch.held ? rect.moved(0, m.line) : rect;
    if (!touch.held) shadow(canvas, place, m.radius);
    fill(canvas, place, touch.held ? t.chosen.fill : t.surface, m.radius);
    outline(canvas, place, touch.held ? t.accent_text : t.gold, m.radius, m.line);
    Rect inside = place.inset(m.grid(2.5F), 0);
    const float band = std::clamp(std::round(place.height * 0.13F), m.grid(2), m.grid(3.5F));
    inside.split_top(m.grid(1.5F));
    inside.split_bottom(m.grid(2));
    woven_band(canvas, inside.split_bottom(band, m.grid(0.5F)), language);
    canvas.text(inside, name,
                {.role = TextRole::title,
                 .weight = Weight::bold,
                 .color = touch.held ? t.chosen.text : t.accent_text,
                 .align = Align::center,
                 .vertical = VerticalAlign::middle,
                 .most_lines = 1,
                 .language = language,
                 .scale = 1.15F});
    return touch.clicked;
}

} // namespace liaison::ui
