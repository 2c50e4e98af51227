#include "ui/typing_keyboard.hpp"

#include <cmath>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

constexpr float keys_across = 10;
constexpr std::size_t most_points = 1500; // of one stroke

std::string sub_id(std::string_view keyboard, std::string_view part) {
    return std::string(keyboard) + "." + std::string(part);
}

float row_width(const KeyFaceRow& row, float unit, float gap) {
    float width = 0;
    for (const KeyFace& face : row)
        width += face.width * unit + (face.width - 1) * gap;
    return width + static_cast<float>(row.size() - 1) * gap;
}

// A key with variants that is held long enough shows them; a shorter touch types it.
void watch_hold(KeyboardState& state, const std::string& id, const KeyFace& face, const Touch& touch,
                std::size_t row, std::size_t key, std::chrono::milliseconds now) {
    if (!touch.held || face.variants.empty()) {
        if (state.held && state.held->id == id) state.held.reset();
        return;
    }
    if (!state.held || state.held->id != id) state.held = KeyboardState::Held{id, now};
    if (!state.variants && now - state.held->since >= held_for_variants)
        state.variants = KeyboardState::Variants{row, key, true};
}

// Variants lie in a row above their key, inside the keyboard's sides.
std::optional<KeyTouch> variant_row(Canvas& canvas, std::string_view id, const Rect& keyboard, const Rect& key,
                                    const KeyFace& face, KeyboardState& state) {
    const Metrics& m = canvas.metrics();
    const float gap = key_gap(m);
    const float side = std::max(key.height, m.key);
    const auto count = static_cast<float>(face.variants.size());
    const float width = count * side + (count - 1) * gap;
    float x =
        std::clamp(key.center().x - width / 2, keyboard.x, std::max(keyboard.x, keyboard.right() - width));
    const Rect panel_rect = Rect{x, key.y - side - 2 * gap, width, side}.inset(-gap);
    shadow(canvas, panel_rect, m.radius);
    fill(canvas, panel_rect, canvas.theme().surface, m.radius * 0.7F);
    outline(canvas, panel_rect, canvas.theme().gold, m.radius * 0.7F, m.line);
    std::optional<KeyTouch> chosen;
    const InputState& input = canvas.input();
    for (std::size_t i = 0; i < face.variants.size(); ++i) {
        const Rect cell{x, panel_rect.y + gap, side, side};
        KeyLook look = face.look;
        look.label = face.variants[i];
        look.letter = true;
        look.more = look.marked = false;
        const bool slid_here = state.variants->same_touch && input.position && cell.contains(*input.position);
        look.on = slid_here;
        const bool touched = key_button(canvas, sub_id(id, "variant" + std::to_string(i)), cell, look);
        if (touched || (slid_here && input.released))
            chosen = KeyTouch{state.variants->row, state.variants->key, face.variants[i]};
        x += side + gap;
    }
    return chosen;
}

} // namespace

float key_gap(const Metrics& metrics) {
    return std::round(metrics.gap * 0.5F);
}

float keyboard_height(const Metrics& metrics, int rows) {
    return static_cast<float>(rows + 2) * metrics.key + static_cast<float>(rows + 1) * key_gap(metrics);
}

std::optional<KeyTouch> key_rows(Canvas& canvas, std::string_view id, const Rect& rect,
                                 std::span<const KeyFaceRow> rows_of_keys, KeyboardState& state,
                                 std::chrono::milliseconds now) {
    const float gap = key_gap(canvas.metrics());
    const float unit = (rect.width - (keys_across - 1) * gap) / keys_across;
    const auto lines = rows(rect, static_cast<int>(rows_of_keys.size()), gap);
    const bool open_before = state.variants.has_value();
    std::optional<KeyTouch> touched;
    Rect open_key;
    for (std::size_t r = 0; r < rows_of_keys.size(); ++r) {
        float x = rect.x + (rect.width - row_width(rows_of_keys[r], unit, gap)) / 2;
        for (std::size_t k = 0; k < rows_of_keys[r].size(); ++k) {
            const KeyFace& face = rows_of_keys[r][k];
            const Rect place{x, lines[r].y, face.width * unit + (face.width - 1) * gap, lines[r].height};
            const std::string key_id = sub_id(id, face.id);
            const Touch touch = key(canvas, key_id, place, face.look);
            watch_hold(state, key_id, face, touch, r, k, now);
            if (touch.clicked && !open_before) touched = KeyTouch{r, k, {}};
            if (state.variants && state.variants->row == r && state.variants->key == k) open_key = place;
            x += place.width + gap;
        }
    }
    if (!state.variants) return touched;
    if (state.variants->row >= rows_of_keys.size() ||
        state.variants->key >= rows_of_keys[state.variants->row].size()) {
        state.variants.reset(); // another keyboard by now
        return std::nullopt;
    }
    const InputState& input = canvas.input();
    touched =
        variant_row(canvas, id, rect, open_key, rows_of_keys[state.variants->row][state.variants->key], state);
    const bool ends = touched || (input.released && !state.variants->same_touch);
    if (input.released) state.variants->same_touch = false; // they stay, to be touched
    if (ends) state.variants.reset();
    return touched;
}

std::optional<std::size_t> candidate_row(Canvas& canvas, std::string_view id, const Rect& rect,
                                         const CandidateLook& look, KeyboardState& state) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    Rect area = rect;
    fill(canvas, rect, t.surface, m.radius * 0.7F);
    outline(canvas, rect, t.line, m.radius * 0.7F, std::max(1.0F, m.line / 2));
    if (look.composition.empty() && look.candidates.empty()) {
        canvas.text(
            area.inset(m.grid(2), 0), look.hint,
            {.role = TextRole::small, .color = t.ink_soft, .vertical = VerticalAlign::middle, .most_lines = 1});
        return std::nullopt;
    }
    if (!look.composition.empty()) {
        const TextStyle style{
            .weight = Weight::bold, .color = t.accent_text, .vertical = VerticalAlign::middle, .most_lines = 1};
        const float wanted = canvas.measure_text(look.composition, style).width + m.grid(4);
        const Rect letters = area.split_left(std::min(wanted, area.width * 0.4F));
        canvas.text(letters.inset(m.grid(1.5F), 0), look.composition, style);
        fill(canvas, {letters.right(), letters.y + m.grid(1), m.line, letters.height - m.grid(2)}, t.line);
    }
    const std::string scroller = sub_id(id, "candidates");
    const std::string first = look.candidates.empty() ? "" : look.candidates.front();
    if (first != state.shown_first) canvas.reset_scroll(scroller);
    state.shown_first = first;
    TextStyle style{.role = TextRole::heading,
                    .align = Align::center,
                    .vertical = VerticalAlign::middle,
                    .most_lines = 1,
                    .language = look.language,
                    .balance = false};
    std::vector<float> widths;
    float total = 0;
    for (const std::string& candidate : look.candidates) {
        widths.push_back(std::max(canvas.measure_text(candidate, style).width + m.grid(3), m.key));
        total += widths.back();
    }
    std::optional<std::size_t> chosen;
    const float offset = canvas.begin_scroll(scroller, area, total, ScrollAxis::across);
    float x = area.x - offset;
    for (std::size_t i = 0; i < look.candidates.size(); ++i) {
        const Rect cell{x, area.y, widths[i], area.height};
        x += widths[i];
        if (cell.right() < area.x || cell.x > area.right()) continue;
        const Touch touch = canvas.touch(sub_id(id, "candidate" + std::to_string(i)), cell, TargetKind::key);
        if (touch.held) fill(canvas, cell.inset(m.grid(0.5F)), t.chosen.fill, m.radius * 0.5F);
        style.color = touch.held ? t.chosen.text : i == 0 && !look.composition.empty() ? t.accent_text : t.ink;
        canvas.text(cell, look.candidates[i], style);
        if (touch.clicked) chosen = i;
    }
    canvas.end_scroll();
    const float fade = m.grid(3);
    const Color surface = t.surface;
    if (total - offset > area.width + 1) {
        const Rect edge{area.right() - fade, area.y + m.line, fade, area.height - 2 * m.line};
        fill(canvas, edge, surface.with_alpha(200));
        canvas.icon(edge, Icon::chevron_right, t.ink_soft, m.grid(3));
    }
    return chosen;
}

std::optional<InkStroke> writing_pad(Canvas& canvas, std::string_view id, const Rect& rect,
                                     std::span<const InkStroke> ink, std::string_view hint,
                                     KeyboardState& state) {
    const Metrics& m = canvas.metrics();
    const Color thin = canvas.theme().line;
    const bool writing = ink_pad(canvas, id, rect);
    const Point center = rect.center();
    const float arm = std::min(rect.width, rect.height) * 0.38F;
    line(canvas, {center.x - arm, center.y}, {center.x + arm, center.y}, thin, std::max(1.0F, m.line / 2));
    line(canvas, {center.x, center.y - arm}, {center.x, center.y + arm}, thin, std::max(1.0F, m.line / 2));
    if (ink.empty() && state.stroke.empty()) ink_hint(canvas, rect, hint);
    if (writing) {
        if (canvas.input().pressed) state.stroke.clear();
        for (const Point at : canvas.input().trail)
            if (state.stroke.size() < most_points) state.stroke.push_back(ink_point(rect, at));
    }
    draw_ink(canvas, rect, ink);
    draw_ink(canvas, rect, std::span(&state.stroke, 1));
    if (state.stroke.empty() || (writing && !canvas.input().released)) return std::nullopt;
    return std::exchange(state.stroke, {});
}

std::optional<std::size_t> method_tabs(Canvas& canvas, std::string_view id, const Rect& rect,
                                       std::span<const MethodTab> tabs, std::size_t current) {
    const float gap = key_gap(canvas.metrics());
    const auto cells = columns(rect, static_cast<int>(tabs.size()), gap);
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        KeyLook look{.label = tabs[i].label, .working = true, .on = i == current, .language = tabs[i].language};
        look.struck = !tabs[i].usable;
        if (key_button(canvas, sub_id(id, "method" + std::to_string(i)), cells[i], look)) chosen = i;
    }
    return chosen;
}

} // namespace liaison::ui
