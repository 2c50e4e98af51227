// A deputy who writes the log while the visitor sits there: what it is about, what was said, what comes of it.
#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/text_field.hpp"
#include "view/desk_log.hpp"
#include "view/screens.hpp"
#include "view/typing_panel.hpp"

namespace liaison::view {

using flow::LogField;
using flow::LogLeaf;
using ui::Rect;

namespace {

struct FieldWords {
    LogField field;
    const char* id;
    Word name, hint;
};
constexpr FieldWords fields[] = {
    {LogField::words, "field:words", Word::desk_write_words, Word::desk_words_hint},
    {LogField::answer, "field:answer", Word::desk_write_answer, Word::desk_answer_hint},
    {LogField::reason, "field:reason", Word::desk_write_reason, Word::desk_reason_hint}};

// Whose words are typed, and the field itself.
void draw_text(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const int count = desk.is_correcting() ? 3 : 2;
    const auto tabs = ui::columns(area.split_top(m.target, m.gap), count, m.gap);
    Word hint = Word::desk_words_hint;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const FieldWords& field = fields[i];
        const bool on = desk.field == field.field;
        if (on) hint = field.hint;
        if (ui::chip(screen.canvas, field.id, tabs[i], screen.words(field.name), on))
            screen.touched = flow::EditLog{flow::WriteIn{field.field}};
    }
    const auto touched = ui::text_area(screen.canvas, "text", area,
                                       {.text = desk.text(),
                                        .placeholder = screen.words(hint),
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

// What the log still lacks, or how it stands.
Word standing(const flow::DutyDesk& desk) {
    if (desk.notice == flow::DeskNotice::not_saved) return Word::desk_not_saved;
    for (const domain::Opinion& opinion : desk.draft.log.opinions) {
        if (desk.draft.log.no_matter) break;
        if (opinion.category.empty() || opinion.words.empty()) return Word::desk_incomplete;
        if (!opinion.is_complete()) return Word::desk_incomplete_answer;
    }
    return desk.draft_is_complete() ? Word::desk_draft_saved : Word::desk_incomplete_reason;
}

void draw_finish(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const bool complete = desk.draft_is_complete();
    const float narrow = std::max(area.width * 0.14F, m.target * 2.2F);
    if (ui::button(
            screen.canvas, "back", area.split_left(narrow, m.gap),
            {.label = screen.words(Word::back), .icon = ui::Icon::arrow_left, .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::GoBack{};
    if (!desk.is_correcting() &&
        ui::button(screen.canvas, "hand_over", area.split_left(narrow, m.gap),
                   {.label = screen.words(Word::desk_hand_over), .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::HandOver{};
    const Word finish = desk.is_correcting()       ? Word::desk_keep_correction
                        : desk.draft.log.no_matter ? Word::desk_finish
                                                   : Word::desk_to_signing;
    if (ui::button(screen.canvas, "finish_reception", area.split_right(area.width * 0.55F, m.gap),
                   {.label = screen.words(finish),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = complete,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::FinishReception{};
    const Word words = standing(desk);
    if (words == Word::desk_draft_saved && desk.draft_changed_at) return; // on its way to the disk
    screen.canvas.text(
        area, screen.words(words),
        {.color = words == Word::desk_not_saved ? screen.theme().accent_text : screen.theme().ink_soft,
         .vertical = ui::VerticalAlign::middle,
         .most_lines = 3});
}

std::string title_of(const Screen& screen, const flow::DutyDesk& desk) {
    const domain::Ticket* ticket = flow::current_ticket(desk, screen.around);
    const std::string number = ticket ? ticket->number : std::string();
    const std::string name = ticket ? ticket->visitor_name : std::string();
    const Word word = desk.is_correcting() ? Word::desk_correction : Word::desk_reception;
    return screen.words(word, {{"number", number}}) + (name.empty() ? "" : "  " + name);
}

} // namespace

float log_heading_height(const Screen& screen) {
    return screen.metrics().text_body * 1.4F + screen.metrics().grid(0.5F);
}

void draw_log_heading(Screen& screen, Rect& area, Word words) {
    const ui::Metrics& m = screen.metrics();
    screen.canvas.text(area.split_top(m.text_body * 1.4F, m.grid(0.5F)), screen.words(words),
                       {.weight = ui::Weight::bold, .color = screen.theme().ink_soft, .most_lines = 1});
}

void draw_log_tabs(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const auto& opinions = desk.draft.log.opinions;
    const bool matter = desk.leaf == LogLeaf::matter || desk.leaf == LogLeaf::places;
    const float side = area.width * (desk.is_correcting() ? 0.17F : 0.2F);
    const auto leaf = [&](const char* id, const std::string& words, LogLeaf which) {
        if (ui::chip(screen.canvas, id, area.split_right(side, m.gap), words, desk.leaf == which))
            screen.touched = flow::EditLog{flow::ShowLeaf{desk.leaf == which ? LogLeaf::matter : which}};
    };
    if (desk.is_correcting())
        leaf("leaf:reason", std::string(screen.words(Word::desk_write_reason)), LogLeaf::reason);
    leaf("leaf:earlier", screen.words(Word::desk_earlier, {{"count", std::to_string(desk.earlier.size())}}),
         LogLeaf::earlier);
    leaf("leaf:circumstances", std::string(screen.words(Word::desk_circumstances)), LogLeaf::circumstances);
    const bool may_add = opinions.size() < domain::max_opinions && desk.shown_opinion().is_complete();
    const bool alone = opinions.size() == 1; // several are told by their numbers
    const float add_width = alone ? area.width * 0.5F : m.target;
    const Rect add = may_add ? area.split_right(add_width, m.gap) : Rect{};
    const auto tabs = ui::columns(area, static_cast<int>(opinions.size()), m.gap);
    for (std::size_t i = 0; i < opinions.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const bool on = matter && desk.opinion == i;
        const std::string label = alone ? screen.words(Word::desk_opinion, {{"number", number}}) : number;
        if (ui::chip(screen.canvas, "opinion:" + std::to_string(i), tabs[i], label, on))
            screen.touched = flow::EditLog{flow::ShowOpinion{i}};
    }
    if (may_add && ui::button(screen.canvas, "opinion_add", add,
                              {.label = alone ? screen.words(Word::desk_opinion_add) : std::string_view(),
                               .icon = ui::Icon::plus}))
        screen.touched = flow::EditLog{flow::AddOpinion{}};
}

void draw_log_leaf(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    switch (desk.leaf) {
    case LogLeaf::matter: return draw_matter(screen, area, desk);
    case LogLeaf::places: return draw_places(screen, area, desk);
    case LogLeaf::circumstances: return draw_circumstances(screen, area, desk);
    case LogLeaf::earlier: return draw_earlier(screen, area, desk);
    case LogLeaf::reason: return draw_correction(screen, area, desk);
    }
}

void draw_desk_reception(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, title_of(screen, desk), desk);
    draw_finish(screen, area.split_bottom(m.target * 1.2F, m.gap), desk);
    const float least_text = m.target + m.gap + m.target * 1.5F + m.gap;
    Rect left = area, right = area;
    if (m.portrait()) { // on a small panel the sentences give way to what is being written
        const float writing = typing_panel_height(screen) + least_text;
        left = right.split_top(std::min(area.height * 0.5F, area.height - writing - m.grid(3)), m.grid(3));
    } else {
        left = right.split_left(area.width * 0.5F, m.grid(4));
    }
    draw_log_tabs(screen, left.split_top(m.target, std::max(m.gap, m.grid(2))), desk);
    draw_log_leaf(screen, left, desk);
    const Rect keyboard = right.split_bottom(
        std::max(typing_panel_height(screen), std::min(right.height * 0.62F, right.height - least_text)),
        m.gap);
    draw_text(screen, right, desk);
    draw_typing_panel(screen, keyboard);
    take_hardware_typing(screen);
}

} // namespace liaison::view
