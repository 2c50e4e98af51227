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

// Keys side by side in the middle of a row, each as wide as a tenth of it.
void letter_row(Canvas& canvas, std::string_view id, const Rect& row, std::string_view letters, bool shift,
                float gap, std::optional<Stroke>& stroke) {
    const float width = (row.width - 9 * gap) / 10;
    const auto count = static_cast<float>(letters.size());
    float x = row.x + (row.width - count * width - (count - 1) * gap) / 2;
    for (const char letter : letters) {
        const bool upper = shift && letter >= 'a' && letter <= 'z';
        const std::string text(1, upper ? static_cast<char>(letter - 'a' + 'A') : letter);
        // A key is the same key with shift on: its id stays.
        const std::string key = key_id(id, std::string_view(&letter, 1));
        if (auto typed = typing_key(canvas, key, {x, row.y, width, row.height}, text)) stroke = typed;
        x += width + gap;
    }
}

} // namespace

bool key_button(Canvas& canvas, std::string_view id, const Rect& rect, const KeyLook& look) {
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
        return touch.clicked;
    }
    const bool word = look.label.size() > 1;
    canvas.text(inside, look.label,
                {.role = word ? TextRole::body : TextRole::heading,
                 .weight = word ? Weight::bold : Weight::regular,
                 .color = tone.text,
                 .align = Align::center,
                 .vertical = VerticalAlign::middle,
                 .language = word ? canvas.settings().language : TextLanguage::english});
    return touch.clicked;
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

std::optional<Stroke> latin_keyboard(Canvas& canvas, std::string_view id, const Rect& rect,
                                     KeyboardState& state, std::string_view enter_label) {
    std::optional<Stroke> stroke;
    const float gap = canvas.metrics().gap * 0.5F;
    const auto lines = rows(rect, 5, gap);
    letter_row(canvas, id, lines[0], "1234567890", false, gap, stroke);
    letter_row(canvas, id, lines[1], "qwertyuiop", state.shift, gap, stroke);
    letter_row(canvas, id, lines[2], "asdfghjkl", state.shift, gap, stroke);
    letter_row(canvas, id, lines[3], "zxcvbnm", state.shift, gap, stroke);
    const float side = (rect.width - 9 * gap) / 10 * 1.5F + gap / 2;
    Rect fourth = lines[3];
    const bool shift_touched = key_button(canvas, key_id(id, "shift"), fourth.split_left(side),
                                          {.icon = Icon::chevron_up, .working = true, .on = state.shift});
    if (key_button(canvas, key_id(id, "delete"), fourth.split_right(side),
                   {.icon = Icon::backspace, .working = true}))
        stroke = Stroke{"", Key::backspace};
    Rect last = lines[4];
    if (key_button(canvas, key_id(id, "enter"), last.split_right(rect.width * 0.28F, gap),
                   {.label = enter_label, .working = true, .strong = true}))
        stroke = Stroke{"", Key::enter};
    if (auto typed = typing_key(canvas, key_id(id, "-"), last.split_left(side, gap), "-")) stroke = typed;
    if (key_button(canvas, key_id(id, "space"), last, {})) stroke = Stroke{" ", {}};
    // One letter, then small again, as on a telephone.
    if (stroke && !stroke->text.empty()) state.shift = false;
    if (shift_touched) state.shift = !state.shift;
    return stroke;
}

} // namespace liaison::ui
