#include "ui/tool_button.hpp"

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

void word_below(Canvas& canvas, Rect inside, const ToolLook& look, Color color, TextStyle style) {
    const float icon_px = std::min(canvas.metrics().text_body * 1.3F, inside.height * 0.42F);
    canvas.icon(inside.split_top(inside.height * 0.48F), look.icon, color, icon_px);
    style.align = Align::center;
    canvas.text(inside, look.label, style);
}

void word_beside(Canvas& canvas, Rect inside, const ToolLook& look, Color color, TextStyle style) {
    const Metrics& m = canvas.metrics();
    const float icon_px = std::min(m.text_body * 1.4F, inside.height * 0.5F);
    const float gap = m.grid(1.25F);
    const float room = inside.width - icon_px - gap;
    const float word = std::min(room, canvas.fitted_size(look.label, style, {room, inside.height}).width + 1);
    Rect both = inside.centered(icon_px + gap + word, inside.height);
    canvas.icon(both.split_left(icon_px, gap), look.icon, color, icon_px);
    canvas.text(both, look.label, style);
}

} // namespace

bool tool_button(Canvas& canvas, std::string_view id, const Rect& rect, const ToolLook& look) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Touch touch = canvas.touch(id, rect, TargetKind::finger, look.enabled);
    const bool marked = look.on || touch.held;
    if (marked) fill(canvas, rect, t.chosen.fill, m.radius);
    const Color color = marked ? t.chosen.text : t.ink_soft;
    const TextStyle style{.role = TextRole::small,
                          .weight = look.on ? Weight::bold : Weight::regular,
                          .color = color,
                          .vertical = VerticalAlign::middle,
                          .most_lines = 2};
    const Rect inside = rect.inset(m.grid(1), m.grid(0.75F));
    if (rect.width > rect.height * 2)
        word_beside(canvas, inside, look, color, style);
    else
        word_below(canvas, inside, look, color, style);
    if (look.on) {
        const float width = rect.width * 0.4F;
        gold_rule(canvas, {rect.center().x - width / 2, rect.bottom() - m.grid(1)}, width);
    }
    return touch.clicked;
}

} // namespace liaison::ui
