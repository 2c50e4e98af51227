#include "ui/text_field.hpp"

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

void frame(const Canvas& canvas, const Rect& rect, const FieldLook& look) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const float radius = m.radius * 0.7F;
    fill(canvas, rect, look.wrong ? t.bad.fill : t.surface, radius);
    const bool marked = look.focused || look.wrong;
    outline(canvas, rect, marked ? t.accent_text : t.line, radius, marked ? m.line * 1.5F : m.line);
}

void caret(const Canvas& canvas, float x, float top, float height) {
    const float width = std::max(2.0F, canvas.metrics().line * 1.25F);
    fill(canvas, {x, top, width, height}, canvas.theme().accent_text, width / 2);
}

// What is wrong in a field that is wrong: a frame, and a stroke below it, which is no mere color.
void mark(const Canvas& canvas, const Rect& rect) {
    const Metrics& m = canvas.metrics();
    const Color color = canvas.theme().bad.text;
    const Rect around = rect.inset(-m.line, 0);
    outline(canvas, around, color, m.radius * 0.3F, m.line * 1.5F);
    fill(canvas, {around.x, around.bottom() + m.line * 2, around.width, m.line * 2.5F}, color);
}

} // namespace

bool text_field(Canvas& canvas, std::string_view id, const Rect& rect, const FieldLook& look) {
    const Metrics& m = canvas.metrics();
    const Touch touch = canvas.touch(id, rect);
    frame(canvas, rect, look);
    const Rect inside = rect.inset(m.grid(2.5F), m.grid(0.5F));
    TextStyle style{.role = look.role, .vertical = VerticalAlign::middle};
    const float caret_height = std::min(inside.height * 0.7F, canvas.measure_text("0", style).height);
    const float caret_top = inside.center().y - caret_height / 2;
    if (look.text.empty()) {
        Rect hint = inside;
        hint.split_left(m.grid(1));
        style.color = canvas.theme().ink_soft;
        style.role = TextRole::body;
        canvas.text(hint, look.placeholder, style);
        if (look.focused) caret(canvas, inside.x, caret_top, caret_height);
        return touch.clicked;
    }
    const float width = canvas.measure_text(look.text, style).width + 1;
    const float room = inside.width - m.grid(1);
    const float start = width > room ? inside.x + room - width : inside.x;
    canvas.push_clip(inside);
    const std::size_t marked_to = std::min(look.marked_to, look.text.size());
    if (look.marked_from < marked_to) {
        const float from = start + canvas.measure_text(look.text.substr(0, look.marked_from), style).width;
        const float to = start + canvas.measure_text(look.text.substr(0, marked_to), style).width;
        mark(canvas, {from, caret_top, to - from, caret_height});
    }
    canvas.text({start, inside.y, width, inside.height}, look.text, style);
    canvas.pop_clip();
    if (look.focused) caret(canvas, start + width + m.grid(0.25F), caret_top, caret_height);
    return touch.clicked;
}

std::optional<std::size_t> text_area(Canvas& canvas, std::string_view id, const Rect& rect,
                                     const FieldLook& look) {
    const Metrics& m = canvas.metrics();
    const Touch touch = canvas.touch(id, rect);
    frame(canvas, rect, look);
    const Rect inside = rect.inset(m.grid(2.5F), m.grid(1.5F));
    TextStyle style{.role = TextRole::body, .balance = false};
    const float line_height = canvas.measure_text("0", style).height;
    if (look.text.empty()) {
        Rect hint = inside;
        if (look.focused) caret(canvas, inside.x, inside.y, line_height);
        hint.split_left(m.grid(1.5F));
        style.color = canvas.theme().ink_soft;
        canvas.text(hint, look.placeholder, style);
        return touch.clicked ? std::optional<std::size_t>(0) : std::nullopt;
    }
    const CaretMap carets = canvas.carets(look.text, style, inside.width);
    const float height = canvas.measure_text(look.text, style, inside.width).height;
    const auto offset = static_cast<std::uint32_t>(std::min(look.caret, look.text.size()));
    const Rect mark = carets.at(offset);
    // The line of the caret is seen, and as much above it as there is room for.
    const float hidden =
        std::clamp(mark.bottom() - inside.height, 0.0F, std::max(0.0F, height - inside.height));
    const float top = inside.y - hidden;
    canvas.push_clip(inside.inset(-m.grid(0.5F), 0));
    canvas.text({inside.x, top, inside.width, height}, look.text, style);
    if (look.focused) caret(canvas, inside.x + mark.x, top + mark.y, mark.height);
    canvas.pop_clip();
    if (!touch.clicked || !canvas.input().position) return std::nullopt;
    const Point at = *canvas.input().position;
    return carets.offset_at({at.x - inside.x, at.y - top});
}

} // namespace liaison::ui
