#include "ui/chip.hpp"

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

Tone tone_of(const Theme& t, Status status) {
    switch (status) {
    case Status::neutral: return {t.surface_low, t.ink};
    case Status::good: return t.good;
    case Status::waiting: return t.waiting;
    case Status::bad: return t.bad;
    }
    return {t.surface_low, t.ink};
}

Icon icon_of(Status status) {
    switch (status) {
    case Status::neutral: return Icon::information;
    case Status::good: return Icon::check;
    case Status::waiting: return Icon::clock;
    case Status::bad: return Icon::alert;
    }
    return Icon::information;
}

} // namespace

bool chip(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view label, bool chosen) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Touch touch = canvas.touch(id, rect);
    const bool marked = chosen != touch.held;
    const Tone tone = marked ? t.chosen : Tone{t.surface, t.ink};
    const float radius = rect.height / 2;
    fill(canvas, rect, tone.fill, radius);
    outline(canvas, rect, marked ? t.accent_text : t.line, radius, m.line);
    Rect inside = rect.inset(m.grid(2), m.grid(0.5F));
    const float icon_px = m.text_body;
    // The place of the tick is kept, so that the word does not jump.
    const Rect tick = inside.split_left(icon_px, m.grid(0.5F));
    if (chosen) canvas.icon(tick, Icon::check, tone.text, icon_px);
    inside.split_right(m.grid(1));
    canvas.text(inside, label,
                {.weight = chosen ? Weight::bold : Weight::regular,
                 .color = tone.text,
                 .align = Align::center,
                 .vertical = VerticalAlign::middle});
    return touch.clicked;
}

void status_pill(Canvas& canvas, const Rect& rect, std::string_view label, Status status) {
    const Metrics& m = canvas.metrics();
    const Tone tone = tone_of(canvas.theme(), status);
    const TextStyle style{
        .role = TextRole::small, .weight = Weight::bold, .color = tone.text, .vertical = VerticalAlign::middle};
    const float icon_px = std::min(m.text_small * 1.2F, rect.height);
    const float ends = m.grid(1.5F);
    const float gap = m.grid(0.75F);
    const float words = canvas.measure_text(label, style).width + 1;
    Rect pill = rect;
    pill.width = std::min(rect.width, words + icon_px + gap + 2 * ends);
    fill(canvas, pill, tone.fill, pill.height / 2);
    Rect inside = pill.inset(ends, 0);
    canvas.icon(inside.split_left(icon_px, gap), icon_of(status), tone.text, icon_px);
    canvas.text(inside, label, style);
}

float pill_width(const Canvas& canvas, std::string_view label) {
    const Metrics& m = canvas.metrics();
    const TextStyle style{.role = TextRole::small, .weight = Weight::bold};
    return canvas.measure_text(label, style).width + m.text_small * 1.2F + m.grid(4.5F);
}

} // namespace liaison::ui
