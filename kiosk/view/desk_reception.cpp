// A deputy who writes the log while the visitor sits there: what it is about, what was said, what comes of it.
#include <array>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/scroll_list.hpp"
#include "ui/text_field.hpp"
#include "view/screens.hpp"
#include "view/typing_panel.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void draw_heading(Screen& screen, Rect& area, Word words) {
    const ui::Metrics& m = screen.metrics();
    screen.canvas.text(area.split_top(m.text_body * 1.4F, m.grid(0.5F)), screen.words(words),
                       {.weight = ui::Weight::bold, .color = screen.theme().ink_soft, .most_lines = 1});
}

void draw_categories(Screen& screen, Rect area, const domain::ReceptionDraft& draft) {
    const ui::Metrics& m = screen.metrics();
    draw_heading(screen, area, Word::desk_category);
    const auto& categories = screen.around.configuration.categories;
    constexpr std::size_t columns = 3;
    const std::size_t rows = (categories.size() + columns - 1) / columns;
    ui::scroll_list(screen.canvas, "categories", area, rows, m.target, m.gap,
                    [&](std::size_t row, const Rect& line) {
                        const auto cells = ui::columns(line, columns, m.gap);
                        for (std::size_t i = 0; i < columns && row * columns + i < categories.size(); ++i) {
                            const std::size_t index = row * columns + i;
                            if (ui::chip(screen.canvas, "category:" + std::to_string(index), cells[i],
                                         categories[index].name.in(screen.language()),
                                         draft.category == categories[index].code))
                                screen.touched = flow::ChooseCategory{categories[index].code};
                        }
                    });
}

struct ResultWords {
    domain::ReceptionResult result;
    Word words;
};
constexpr std::array result_words{
    ResultWords{domain::ReceptionResult::answered_on_the_spot, Word::desk_result_answered},
    ResultWords{domain::ReceptionResult::passed_on, Word::desk_result_passed_on},
    ResultWords{domain::ReceptionResult::to_professional_station, Word::desk_result_professional},
    ResultWords{domain::ReceptionResult::no_matter_raised, Word::desk_result_nothing}};

void draw_results(Screen& screen, Rect area, const domain::ReceptionDraft& draft) {
    const ui::Metrics& m = screen.metrics();
    draw_heading(screen, area, Word::desk_result);
    const auto cells = ui::grid(area, 2, 2, m.gap);
    for (std::size_t i = 0; i < result_words.size(); ++i)
        if (ui::chip(screen.canvas, std::string("result:") + domain::to_string(result_words[i].result),
                     cells[i], screen.words(result_words[i].words), draft.result == result_words[i].result))
            screen.touched = flow::ChooseResult{result_words[i].result};
}

void draw_phrases(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    const auto& phrases = screen.around.configuration.phrases;
    draw_heading(screen, area, Word::desk_phrases);
    ui::scroll_list(screen.canvas, "phrases", area, phrases.size(), m.target, m.gap,
                    [&](std::size_t index, const Rect& row) {
                        const std::string& phrase = phrases[index].in(screen.language());
                        if (ui::chip(screen.canvas, "phrase:" + std::to_string(index), row, phrase, false))
                            screen.touched = flow::AddText{phrase};
                    });
}

void draw_text(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    draw_heading(screen, area, Word::desk_text);
    const auto touched = ui::text_area(screen.canvas, "text", area,
                                       {.text = desk.draft.text,
                                        .placeholder = screen.words(Word::desk_text_hint),
                                        .role = ui::TextRole::body,
                                        .caret = desk.caret});
    if (touched) screen.touched = flow::PlaceCaret{*touched};
}

// Whatever keyboard may hang on the machine.
void take_hardware_typing(Screen& screen) {
    const ui::InputState& input = screen.canvas.input();
    if (!input.text.empty()) screen.touched = flow::AddText{input.text};
    for (const ui::Key key : input.keys) {
        if (key == ui::Key::backspace) screen.touched = flow::EraseText{};
        if (key == ui::Key::enter) screen.touched = flow::AddText{"\n"};
    }
}

void draw_finish(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const bool complete = desk.draft_is_complete();
    if (ui::button(
            screen.canvas, "back", area.split_left(area.width * 0.18F, m.gap),
            {.label = screen.words(Word::back), .icon = ui::Icon::arrow_left, .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::GoBack{};
    if (ui::button(screen.canvas, "finish_reception", area.split_right(area.width * 0.45F, m.gap),
                   {.label = screen.words(Word::desk_finish),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = complete,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::FinishReception{};
    if (complete && desk.draft_changed_at) return; // on its way to the disk
    const bool failed = desk.notice == flow::DeskNotice::not_saved;
    const Word words = failed     ? Word::desk_not_saved
                       : complete ? Word::desk_draft_saved
                                  : Word::desk_incomplete;
    screen.canvas.text(area, screen.words(words),
                       {.color = failed ? screen.theme().accent_text : screen.theme().ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 2});
}

} // namespace

void draw_desk_reception(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const domain::Ticket* ticket = flow::current_ticket(desk, screen.around);
    const std::string number = ticket ? ticket->number : std::string();
    const std::string name = ticket ? ticket->visitor_name : std::string();
    const std::string title =
        screen.words(Word::desk_reception, {{"number", number}}) + (name.empty() ? "" : "  " + name);
    Rect area = draw_desk_frame(screen, title, desk);
    draw_finish(screen, area.split_bottom(m.target * 1.2F, m.gap), desk);
    const float heading = m.text_body * 1.4F + m.grid(0.5F);
    const float least_text = heading + m.target * 1.5F + m.gap;
    Rect left = area, right = area;
    if (m.portrait()) { // on a small panel the phrases give way to what is being written
        const float writing = typing_panel_height(screen) + least_text;
        left = right.split_top(std::min(area.height * 0.5F, area.height - writing - m.grid(3)), m.grid(3));
    } else {
        left = right.split_left(area.width * 0.5F, m.grid(4));
    }
    draw_categories(screen, left.split_top(2 * m.target + m.gap + heading, m.grid(2)), desk.draft);
    draw_results(screen, left.split_bottom(2 * m.target + m.gap + heading, m.grid(2)), desk.draft);
    draw_phrases(screen, left);
    const Rect keyboard = right.split_bottom(
        std::max(typing_panel_height(screen), std::min(right.height * 0.62F, right.height - least_text)),
        m.gap);
    draw_text(screen, right, desk);
    draw_typing_panel(screen, keyboard);
    take_hardware_typing(screen);
}

} // namespace liaison::view
