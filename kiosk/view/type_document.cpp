// A person with a passport or a permit instead of an ID card: the lines that machines read, typed as they stand
// there.
#include <array>

#include "flow/document_words.hpp"
#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/typing_keyboard.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

constexpr int rows_of_keys = 4;
constexpr int most_lines = 3;
const std::string fill_key = "fill", erase_key = "erase";

std::vector<ui::KeyFaceRow> keyboard() {
    std::vector<ui::KeyFaceRow> rows;
    for (const std::string_view letters : {"1234567890", "QWERTYUIOP", "ASDFGHJKL<", "ZXCVBNM"}) {
        ui::KeyFaceRow row;
        for (const char& letter : letters) {
            ui::KeyFace face{.id = std::string(1, letter), .look = {.label = {&letter, 1}, .letter = true}};
            row.push_back(std::move(face));
        }
        rows.push_back(std::move(row));
    }
    rows.back().push_back(
        {.id = fill_key, .look = {.label = "<<<", .working = true, .letter = true}, .width = 1.5F});
    rows.back().push_back(
        {.id = erase_key, .look = {.icon = ui::Icon::backspace, .working = true}, .width = 1.5F});
    return rows;
}

void draw_keys(Screen& screen, Rect area) {
    static const auto keys = keyboard();
    const auto touched =
        ui::key_rows(screen.canvas, "key", area, keys, screen.keyboard, screen.now.monotonic.since_start);
    if (!touched) return;
    const std::string& id = keys[touched->row][touched->key].id;
    if (id == fill_key)
        screen.touched = flow::FillField{};
    else if (id == erase_key)
        screen.touched = flow::EraseKey{};
    else
        screen.touched = flow::PressKey{id.front()};
}

// The lines as cells, one character each, so that a missing or doubled one shows at the end of its line.
class Lines {
public:
    Lines(Screen& screen, Rect area, const flow::DocumentEntry& entry)
        : screen_(screen), m_(screen.metrics()), area_(area), entry_(entry),
          per_line_(domain::mrz_line_length(entry.form())) {}

    void draw() {
        const ui::Theme& t = screen_.theme();
        ui::fill(screen_.canvas, area_, t.surface, m_.radius * 0.7F);
        ui::outline(screen_.canvas, area_, t.accent_text, m_.radius * 0.7F, m_.line * 1.5F);
        const ui::Touch touch = screen_.canvas.touch("document", area_, ui::TargetKind::area);
        Rect inside = area_.inset(m_.grid(1.5F), m_.grid(0.75F));
        const Rect numbers = inside.split_left(m_.text_small * 1.2F, m_.grid(0.75F));
        inside_ = inside;
        const auto lines = ui::rows(inside, static_cast<int>(entry_.lines()), m_.grid(0.5F));
        for (std::size_t line = 0; line < lines.size(); ++line) {
            const Rect number{numbers.x, lines[line].y, numbers.width, lines[line].height};
            screen_.canvas.text(number, std::to_string(line + 1),
                                {.role = ui::TextRole::small,
                                 .color = t.ink_soft,
                                 .vertical = ui::VerticalAlign::middle,
                                 .most_lines = 1,
                                 .language = ui::TextLanguage::english});
            for (std::size_t i = 0; i < per_line_; ++i)
                draw_cell(lines[line], i, line * per_line_ + i);
        }
        if (touch.clicked) place_caret(lines);
    }

private:
    Rect cell(const Rect& line, std::size_t column) const {
        const float width = line.width / static_cast<float>(per_line_);
        return {line.x + static_cast<float>(column) * width, line.y, width, line.height};
    }

    bool is_wrong(std::size_t place) const {
        const auto& fault = entry_.fault();
        return fault && fault->part.begin <= place && place < fault->part.end;
    }

    void draw_cell(const Rect& line, std::size_t column, std::size_t place) const {
        const ui::Theme& t = screen_.theme();
        const Rect here = cell(line, column);
        if (is_wrong(place)) {
            ui::fill(screen_.canvas, here, t.bad.fill);
            ui::fill(screen_.canvas, {here.x, here.bottom() - m_.line * 2, here.width, m_.line * 2},
                     t.bad.text);
        } else {
            const float rule = std::max(1.0F, m_.line / 2);
            ui::fill(screen_.canvas, {here.x + 1, here.bottom() - rule, here.width - 2, rule}, t.line);
        }
        if (place < entry_.text().size()) {
            const float wide = here.width * 1.12F; // of the letters W and M in these cells
            const float scale = std::min(wide, here.height * 0.62F) / m_.text_heading;
            screen_.canvas.text(here.inset(-here.width * 0.4F, 0), entry_.text().substr(place, 1),
                                {.role = ui::TextRole::heading,
                                 .color = is_wrong(place) ? t.bad.text : t.ink,
                                 .align = ui::Align::center,
                                 .vertical = ui::VerticalAlign::middle,
                                 .most_lines = 1,
                                 .language = ui::TextLanguage::english,
                                 .scale = scale});
        }
        const bool at_the_end = place + 1 == entry_.caret() && entry_.is_whole();
        if (place == entry_.caret() || at_the_end) {
            const float x = at_the_end ? here.right() : here.x;
            ui::fill(screen_.canvas, {x - m_.line, here.y, m_.line * 1.5F, here.height}, t.accent_text);
        }
    }

    void place_caret(const std::vector<Rect>& lines) {
        const auto& at = screen_.canvas.input().position;
        if (!at) return;
        for (std::size_t line = 0; line < lines.size(); ++line) {
            if (at->y > lines[line].bottom() && line + 1 < lines.size()) continue;
            const float width = inside_.width / static_cast<float>(per_line_);
            const float column =
                std::clamp((at->x - inside_.x) / width + 0.5F, 0.0F, static_cast<float>(per_line_));
            screen_.touched = flow::PlaceCaret{line * per_line_ + static_cast<std::size_t>(column)};
            return;
        }
    }

    Screen& screen_;
    const ui::Metrics& m_;
    Rect area_;
    Rect inside_;
    const flow::DocumentEntry& entry_;
    std::size_t per_line_;
};

std::string letters_apart(std::string_view letters) {
    std::string text;
    for (const char letter : letters)
        text += (text.empty() ? "" : " ") + std::string(1, letter);
    return text;
}

// Before the first key: where the lines are. Then the field that is typed, and what is wrong with one.
void draw_words(Screen& screen, Rect area, const flow::DocumentEntry& entry) {
    const ui::Theme& t = screen.theme();
    const domain::MrzForm form = entry.form();
    const auto& fault = entry.fault();
    if (entry.text().empty()) {
        screen.canvas.text(area, screen.words(Word::document_hint), {.color = t.ink_soft});
        return;
    }
    const std::size_t place = fault ? fault->part.begin : entry.caret();
    const int line = flow::line_of(form, place);
    std::string words;
    if (fault && fault->kind == domain::MrzFaultKind::unfinished) {
        const std::size_t all = domain::mrz_line_length(form);
        words = screen.words(Word::document_unfinished, {{"line", std::to_string(line)},
                                                         {"count", std::to_string(place % all)},
                                                         {"all", std::to_string(all)}});
    } else if (fault && fault->kind == domain::MrzFaultKind::unknown_kind) {
        words = screen.words(flow::words_of(fault->kind), {{"letters", letters_apart(flow::document_letters)}});
    } else if (place < domain::mrz_length(form)) {
        const Word field = flow::words_of(fault ? fault->part.field : domain::mrz_part_at(form, place).field);
        words = screen.words(Word::document_line, {{"line", std::to_string(line)}}) + "  ·  " +
                std::string(screen.words(field));
        words += "\n" + std::string(screen.words(fault ? flow::words_of(fault->kind) : Word::document_fillers));
    }
    if (fault) {
        const ui::Metrics& m = screen.metrics();
        const Rect sign = area.split_left(m.text_heading, m.grid(1.5F));
        screen.canvas.icon({sign.x, sign.y, sign.width, m.text_heading * 1.3F}, ui::Icon::alert, t.accent_text,
                           m.text_heading);
    }
    screen.canvas.text(area, words,
                       {.weight = fault ? ui::Weight::bold : ui::Weight::regular,
                        .color = fault ? t.accent_text : t.ink_soft});
}

void draw_carets(Screen& screen, Rect area, const flow::DocumentEntry& entry) {
    const auto ways = ui::columns(area, 2, ui::key_gap(screen.metrics()));
    if (ui::key_button(screen.canvas, "key.left", ways[0], {.icon = ui::Icon::arrow_left, .working = true}))
        screen.touched = flow::PlaceCaret{entry.caret() > 0 ? entry.caret() - 1 : 0};
    if (ui::key_button(screen.canvas, "key.right", ways[1], {.icon = ui::Icon::arrow_right, .working = true}))
        screen.touched = flow::PlaceCaret{entry.caret() + 1};
}

void draw_line_choice(Screen& screen, Rect area, const flow::DocumentEntry& entry) {
    const auto ways = ui::columns(area, 2, screen.metrics().gap);
    const bool two = entry.lines() == 2;
    if (ui::chip(screen.canvas, "two_lines", ways[0], screen.words(Word::document_two_lines), two))
        screen.touched = flow::ChooseDocumentLines{2};
    if (ui::chip(screen.canvas, "three_lines", ways[1], screen.words(Word::document_three_lines), !two))
        screen.touched = flow::ChooseDocumentLines{3};
}

void draw_submit(Screen& screen, Rect area, const flow::DocumentEntry& entry) {
    if (ui::button(screen.canvas, "submit_document", area,
                   {.label = screen.words(Word::number_submit),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !entry.text().empty()}))
        screen.touched = flow::SubmitDocument{};
}

} // namespace

void draw_type_document(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const flow::DocumentEntry& entry = visit.document;
    Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::document_title))});
    const float keys = rows_of_keys * m.key + (rows_of_keys - 1) * ui::key_gap(m);
    if (m.portrait()) {
        auto [read, touch] = split_for_reach(screen, area, 0.3F);
        const Rect words = read.split_bottom(std::min(read.height * 0.45F, m.text_body * 5), m.grid(1.5F));
        Lines(screen, read, entry).draw();
        draw_words(screen, words, entry);
        Rect row = touch.split_bottom(m.target, m.gap);
        draw_carets(screen, row.split_left(2 * m.key + ui::key_gap(m), m.gap), entry);
        draw_line_choice(screen, row.split_left(std::max(2 * m.target + m.gap, row.width * 0.5F), m.gap),
                         entry);
        draw_submit(screen, row, entry);
        draw_keys(screen, touch.split_top(std::min(touch.height, keys * 1.5F)));
        return;
    }
    Rect side = area.split_right(area.width * 0.28F, m.grid(4));
    draw_keys(screen,
              area.split_bottom(std::clamp(area.height - most_lines * m.text_heading * 1.7F, keys, keys * 1.4F),
                                m.grid(2)));
    Lines(screen, area, entry).draw();
    draw_submit(screen, side.split_bottom(m.target, m.gap), entry);
    draw_line_choice(screen, side.split_bottom(m.target, m.gap), entry);
    draw_carets(screen, side.split_bottom(m.key, m.gap), entry);
    draw_words(screen, side, entry);
}

} // namespace liaison::view
