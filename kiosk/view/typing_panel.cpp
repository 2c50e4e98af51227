#include "view/typing_panel.hpp"

#include "ui/typing_keyboard.hpp"

namespace liaison::view {

using typing::KeyPlan;
using typing::KeyRole;
using typing::Method;
using ui::Rect;

namespace {

constexpr int most_rows = 5; // of keys, in any way of typing: the panel keeps its size

ui::TextLanguage language_of(Method method) {
    switch (method) {
    case Method::pinyin:
    case Method::handwriting: return ui::TextLanguage::chinese;
    case Method::tibetan: return ui::TextLanguage::tibetan;
    case Method::lisu: return ui::TextLanguage::lisu;
    case Method::latin:
    case Method::numbers: return ui::TextLanguage::english;
    }
    return ui::TextLanguage::chinese;
}

ui::KeyFace face_of(const Screen& screen, const KeyPlan& key, const typing::Layer& layer, Method method) {
    ui::KeyFace face{.id = key.id, .look = {}, .variants = key.variants, .width = key.width};
    face.look.language = method == Method::numbers ? ui::TextLanguage::chinese : language_of(method);
    switch (key.role) {
    case KeyRole::text:
        face.look.label = key.text;
        face.look.letter = true;
        face.look.marked = key.marked;
        face.look.more = !key.variants.empty();
        break;
    case KeyRole::erase: face.look = {.icon = ui::Icon::backspace, .working = true}; break;
    case KeyRole::enter: face.look = {.icon = ui::Icon::enter, .working = true, .strong = true}; break;
    case KeyRole::space: face.look = {.label = screen.words(Word::typing_space), .working = true}; break;
    case KeyRole::shift: face.look = {.icon = ui::Icon::chevron_up, .working = true, .on = layer.shift}; break;
    case KeyRole::stack:
        face.look = {.label = screen.words(Word::typing_stack), .working = true, .on = layer.stack};
        break;
    }
    return face;
}

typing::Action action_of(const KeyPlan& key) {
    switch (key.role) {
    case KeyRole::text: return typing::TypeKey{key.text};
    case KeyRole::erase: return typing::EraseBack{};
    case KeyRole::enter: return typing::PressEnter{};
    case KeyRole::space: return typing::PressSpace{};
    case KeyRole::shift: return typing::TurnShift{};
    case KeyRole::stack: return typing::TurnStack{};
    }
    return typing::TypeKey{};
}

void draw_keys(Screen& screen, Rect area, const typing::KeyboardPlan& plan) {
    const typing::Composer& composer = *screen.composer;
    std::vector<ui::KeyFaceRow> rows;
    for (const typing::KeyRow& plan_row : plan) {
        ui::KeyFaceRow row;
        for (const KeyPlan& key : plan_row)
            row.push_back(face_of(screen, key, composer.layer(), composer.method()));
        rows.push_back(std::move(row));
    }
    const auto touched =
        ui::key_rows(screen.canvas, "type", area, rows, screen.keyboard, screen.now.monotonic.since_start);
    if (!touched) return;
    if (touched->variant.empty())
        screen.typed = action_of(plan[touched->row][touched->key]);
    else
        screen.typed = typing::TypeKey{touched->variant};
}

// The pad, and beside it the keys that writing needs.
void draw_pad(Screen& screen, Rect area, const typing::KeyboardPlan& plan) {
    const ui::Metrics& m = screen.metrics();
    const float gap = ui::key_gap(m);
    const float side = std::max(m.key * 1.25F, area.width * 0.11F);
    Rect keys = area.split_right(2 * side + gap, gap);
    std::vector<ui::InkStroke> ink;
    for (const typing::InkStroke& stroke : screen.composer->ink()) {
        ui::InkStroke points;
        for (const typing::InkPoint& p : stroke)
            points.push_back({p.x, p.y});
        ink.push_back(std::move(points));
    }
    if (const auto written = ui::writing_pad(screen.canvas, "type.pad", area, ink,
                                             screen.words(Word::typing_pad_hint), screen.keyboard)) {
        typing::InkStroke stroke;
        for (const ui::Point& p : *written)
            stroke.push_back({p.x, p.y});
        screen.typed = typing::WriteStroke{std::move(stroke)};
    }
    const auto cells = ui::grid(keys, 2, 4, gap);
    if (ui::key_button(screen.canvas, "type.undo", cells[0],
                       {.label = screen.words(Word::typing_undo), .working = true}))
        screen.typed = typing::UndoStroke{};
    if (ui::key_button(screen.canvas, "type.clear", cells[1],
                       {.label = screen.words(Word::typing_clear), .working = true}))
        screen.typed = typing::ClearInk{};
    std::size_t cell = 2;
    for (const typing::KeyRow& row : plan) {
        for (const KeyPlan& key : row) {
            const ui::KeyFace face = face_of(screen, key, screen.composer->layer(), Method::handwriting);
            if (ui::key_button(screen.canvas, "type." + key.id, cells[cell++], face.look))
                screen.typed = action_of(key);
        }
    }
}

std::string_view hint(const Screen& screen) {
    const Method method = screen.composer->method();
    const auto readiness = screen.composer->readiness(method);
    if (readiness == typing::Readiness::loading) return screen.words(Word::typing_loading);
    if (readiness == typing::Readiness::missing) return screen.words(Word::typing_missing);
    switch (method) {
    case Method::pinyin: return screen.words(Word::typing_pinyin_hint);
    case Method::handwriting: return screen.words(Word::typing_handwriting_hint);
    case Method::tibetan: return screen.words(Word::typing_tibetan_hint);
    case Method::latin: return screen.words(Word::typing_latin_hint);
    case Method::lisu:
    case Method::numbers: return screen.words(Word::typing_variants_hint);
    }
    return "";
}

void draw_tabs(Screen& screen, Rect area) {
    std::vector<ui::MethodTab> tabs;
    for (std::size_t i = 0; i < typing::method_count; ++i) {
        const auto method = static_cast<Method>(i);
        tabs.push_back({typing::method_label(method), language_of(method),
                        screen.composer->readiness(method) != typing::Readiness::missing});
    }
    const auto chosen =
        ui::method_tabs(screen.canvas, "type", area, tabs, static_cast<std::size_t>(screen.composer->method()));
    if (!chosen) return;
    screen.keyboard = {};
    screen.typed = typing::ChooseMethod{static_cast<Method>(*chosen)};
}

} // namespace

float typing_panel_height(const Screen& screen) {
    return ui::keyboard_height(screen.metrics(), most_rows);
}

void draw_typing_panel(Screen& screen, Rect area) {
    if (screen.composer == nullptr) return;
    const typing::Composer& composer = *screen.composer;
    const ui::Metrics& m = screen.metrics();
    const float gap = ui::key_gap(m);
    draw_tabs(screen, area.split_top(m.key, gap));
    const auto chosen = ui::candidate_row(screen.canvas, "type", area.split_top(m.key, gap),
                                          {.composition = composer.composition(),
                                           .candidates = composer.candidates(),
                                           .hint = hint(screen),
                                           .language = language_of(composer.method())},
                                          screen.keyboard);
    const auto plan = typing::keyboard_plan(composer.method(), composer.layer());
    if (composer.method() == Method::handwriting)
        draw_pad(screen, area, plan);
    else
        draw_keys(screen, area, plan);
    if (chosen) screen.typed = typing::TakeCandidate{*chosen};
}

} // namespace liaison::view
