#include "ui/button.hpp"

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

struct Paint {
    Color fill;
    Color text;
    Color edge; // alpha 0: none
    bool raised;
};

Paint paint_of(const Theme& t, ButtonStyle style, bool enabled, bool held) {
    constexpr Color none{0, 0, 0, 0};
    if (!enabled) return {t.surface_low, t.ink_soft, none, false};
    switch (style) {
    case ButtonStyle::primary: return {held ? t.accent_deep : t.accent, t.on_accent, none, true};
    case ButtonStyle::secondary:
        return {held ? t.chosen.fill : t.surface, held ? t.chosen.text : t.accent_text, t.accent_text, false};
    case ButtonStyle::quiet: return {held ? t.surface_low : none, t.ink, t.line, false};
    case ButtonStyle::choice:
        return {held ? t.chosen.fill : t.surface, held ? t.chosen.text : t.ink, none, true};
    }
    return {t.surface, t.ink, none, false};
}

void background(const Canvas& canvas, const Rect& rect, const Paint& paint, bool held) {
    const Metrics& m = canvas.metrics();
    if (paint.raised && !held) shadow(canvas, rect, m.radius);
    if (paint.fill.alpha != 0) fill(canvas, rect, paint.fill, m.radius);
    if (paint.edge.alpha != 0) outline(canvas, rect, paint.edge, m.radius, m.line);
    // Without shadows a raised field needs an edge to be seen on the ground.
    if (paint.raised && canvas.theme().shadow.alpha == 0) {
        outline(canvas, rect, held ? canvas.theme().gold : canvas.theme().line, m.radius, m.line);
    }
}

// Under the finger a thing sinks a little: seen beside a fingertip that hides the middle.
Rect pressed_place(const Canvas& canvas, const Rect& rect, bool held) {
    return held ? rect.moved(0, canvas.metrics().line) : rect;
}

void label_with_icon(Canvas& canvas, Rect inside, const ButtonLook& look, Color color) {
    const Metrics& m = canvas.metrics();
    const TextStyle style{.role = look.role,
                          .weight = Weight::bold,
                          .color = color,
                          .align = Align::center,
                          .vertical = VerticalAlign::middle};
    const float icon_px = std::min(m.text_body * 1.35F, inside.height);
    if (look.icon == Icon::none) {
        canvas.text(inside, look.label, style);
        return;
    }
    if (look.label.empty()) {
        canvas.icon(inside, look.icon, color, std::min(m.text_body * 1.7F, inside.height));
        return;
    }
    // Icon and words are centered as one.
    const float gap = m.grid(1.5F);
    const float words = canvas.measure_text(look.label, style).width;
    const float used = std::min(inside.width, words + gap + icon_px + 1);
    Rect row = inside.centered(used, inside.height);
    const Rect icon_box = look.icon_after ? row.split_right(icon_px, gap) : row.split_left(icon_px, gap);
    canvas.icon(icon_box, look.icon, color, icon_px);
    TextStyle beside = style;
    beside.align = look.icon_after ? Align::right : Align::left;
    canvas.text(row, look.label, beside);
}

// Title and subtitle shrink together, so that the one never starves the other.
void card_words(Canvas& canvas, const Rect& inside, const CardLook& look, Color title_color, Color soft,
                Align align) {
    const Metrics& m = canvas.metrics();
    TextStyle title{.role = TextRole::heading, .weight = Weight::bold, .color = title_color, .align = align};
    TextStyle subtitle{.color = soft, .align = align};
    if (look.subtitle.empty()) {
        title.vertical = VerticalAlign::middle;
        canvas.text(inside, look.title, title);
        return;
    }
    const float gap = m.grid(1);
    const Size room{inside.width, inside.height};
    float title_height = 0;
    float subtitle_height = 0;
    constexpr int steps = 7;
    for (int step = 0; step < steps; ++step) {
        title.scale = subtitle.scale = 1 - 0.07F * static_cast<float>(step);
        title_height = canvas.fitted_size(look.title, title, room).height;
        subtitle_height = canvas.fitted_size(look.subtitle, subtitle, room).height;
        if (title_height + gap + subtitle_height <= inside.height) break;
    }
    Rect block = inside.centered(inside.width, std::min(title_height + gap + subtitle_height, inside.height));
    canvas.text(block.split_top(title_height, gap), look.title, title);
    canvas.text(block, look.subtitle, subtitle);
}

} // namespace

bool button(Canvas& canvas, std::string_view id, const Rect& rect, const ButtonLook& look) {
    const Touch touch = canvas.touch(id, rect, TargetKind::finger, look.enabled);
    const Paint paint = paint_of(canvas.theme(), look.style, look.enabled, touch.held);
    const Rect place = pressed_place(canvas, rect, touch.held);
    background(canvas, place, paint, touch.held);
    label_with_icon(canvas, place.inset(canvas.metrics().grid(2), canvas.metrics().grid(0.5F)), look,
                    paint.text);
    return touch.clicked;
}

bool card_button(Canvas& canvas, std::string_view id, const Rect& rect, const CardLook& look) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Touch touch = canvas.touch(id, rect, TargetKind::finger, look.enabled);
    const ButtonStyle style = look.accented ? ButtonStyle::primary : ButtonStyle::choice;
    const Paint paint = paint_of(t, style, look.enabled, touch.held);
    const Rect place = pressed_place(canvas, rect, touch.held);
    background(canvas, place, paint, touch.held);
    const bool filled = look.accented && look.enabled;
    const Color disc = filled ? t.on_accent : t.chosen.fill;
    const Color mark = filled ? t.accent : t.chosen.text;
    const Color soft = filled ? t.on_accent : t.ink_soft;
    const bool stands = rect.height > rect.width * 0.8F;
    Rect inside = place.inset(m.grid(4), m.grid(3));
    if (look.icon != Icon::none) {
        const float wanted = m.grid(stands ? 20 : 18);
        const float side =
            std::min({wanted, inside.width * (stands ? 0.5F : 0.27F), inside.height * (stands ? 0.42F : 0.9F)});
        const Rect icon_row =
            stands ? inside.split_top(inside.height * 0.46F, m.grid(1)) : inside.split_left(side, m.grid(3));
        const Rect box = icon_row.centered(side, side);
        fill_circle(canvas, box.center(), side / 2, disc);
        outline_circle(canvas, box.center(), side / 2 + m.grid(0.75F), t.gold, m.line);
        canvas.icon(box, look.icon, mark, side * 0.56F);
    }
    card_words(canvas, inside, look, paint.text, soft, stands ? Align::center : Align::left);
    return touch.clicked;
}

bool language_button(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view name,
                     TextLanguage language, bool current) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Touch touch = canvas.touch(id, rect);
    const bool marked = current || touch.held;
    if (marked) fill(canvas, rect, t.chosen.fill, m.radius);
    const TextStyle style{.role = TextRole::heading,
                          .weight = current ? Weight::bold : Weight::regular,
                          .color = marked ? t.chosen.text : t.ink,
                          .align = Align::center,
                          .vertical = VerticalAlign::middle,
                          .language = language,
                          .scale = 0.85F};
    canvas.text(rect.inset(m.grid(1), m.grid(0.5F)), name, style);
    if (current) {
        const float width = rect.width * 0.4F;
        gold_rule(canvas, {rect.center().x - width / 2, rect.bottom() - m.grid(1.25F)}, width);
    }
    return touch.clicked;
}

} // namespace liaison::ui
