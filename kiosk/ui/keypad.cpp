#include "ui/keypad.hpp"

#include <array>
#include <string>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

std::string key_id(std::string_view keyboard, std::string_view key) {
    return std::string(keyboard) + "." + std::string(key);
}

std::optional<Stroke> typing_key(Canvas& canvas, const std::string& id, const Rect& rect,
                                 std::string_view text) {
    if (!key_button(canvas, id, rect, {.label = text})) return std::nullopt;
    return Stroke{std::string(text), std::nullopt};
}

} // namespace

Touch key(Canvas& canvas, std::string_view id, const Rect& rect, const KeyLook& look) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Touch touch = canvas.touch(id, rect, TargetKind::key);
    Tone tone{t.surface, t.ink};
    if (look.working) tone = {t.surface_low, t.ink};
    if (look.strong) tone = {t.accent, t.on_accent};
    if (touch.held || look.on) tone = look.strong ? Tone{t.accent_deep, t.on_accent} : t.chosen;
    const float radius = std::min(m.radius * 0.7F, rect.short_side() * 0.2F);
    // A firm lower edge instead of a soft shadow: forty soft shadows are fog.
    fill(canvas, rect.moved(0, m.line), t.line, radius);
    fill(canvas, touch.held ? rect.moved(0, m.line) : rect, tone.fill, radius);
    outline(canvas, touch.held ? rect.moved(0, m.line) : rect, touch.held ? t.accent_text : t.line, radius,
            std::max(1.0F, m.line / 2));
    const Rect inside = rect.inset(m.grid(0.5F), m.grid(0.25F));
    if (look.icon != Icon::none) {
        canvas.icon(inside, look.icon, tone.text, std::min(m.text_heading, rect.short_side() * 0.55F));
        return touch;
    }
    const bool word = look.label.size() > 1 && !look.letter;
    const float tallest_line =
        m.text_body * 2.1F; // a Tibetan word's; in large type it may be taller than a key
    canvas.text(inside, look.label,
                {.role = word ? TextRole::body : TextRole::heading,
                 .weight = word ? Weight::bold : Weight::regular,
                 .color = tone.text,
                 .align = Align::center,
                 .vertical = VerticalAlign::middle,
                 .language = look.language.value_or(word ? canvas.settings().language : TextLanguage::english),
                 .scale = word ? std::min(1.0F, inside.height / tallest_line) : 1.0F});
    if (look.marked) {
        const float length = rect.width * 0.3F;
        fill(canvas, {rect.center().x - length / 2, rect.bottom() - m.grid(1), length, m.line * 1.5F}, t.gold);
    }
    if (look.struck)
        line(canvas, {inside.x + m.grid(1), inside.center().y}, {inside.right() - m.grid(1), inside.center().y},
             tone.text, m.line);
    if (look.more)
        fill_circle(canvas, {rect.right() - m.grid(1), rect.y + m.grid(1)}, m.line * 1.25F, t.ink_soft);
    return touch;
}

bool key_button(Canvas& canvas, std::string_view id, const Rect& rect, const KeyLook& look) {
    return key(canvas, id, rect, look).clicked;
}

std::optional<Stroke> numeric_keypad(Canvas& canvas, std::string_view id, const Rect& rect, bool with_x) {
    static constexpr std::array<std::string_view, 11> keys{"1", "2", "3", "4", "5", "6",
                                                           "7", "8", "9", "X", "0"};
    std::optional<Stroke> stroke;
    const auto cells = grid(rect, 3, 4, canvas.metrics().gap);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == "X" && !with_x) continue;
        if (auto typed = typing_key(canvas, key_id(id, keys[i]), cells[i], keys[i])) stroke = typed;
    }
    if (key_button(canvas, key_id(id, "delete"), cells.back(), {.icon = Icon::backspace, .working = true})) {
        stroke = Stroke{"", Key::backspace};
    }
    return stroke;
}

} // namespace liaison::ui
