// A deputy who wants to know: which of the opinions that I heard is stuck, and what was answered?
#include <array>

#include "domain/text.hpp"
#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "ui/text_stack.hpp"
#include "view/desk_foot.hpp"
#include "view/desk_log.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using domain::OpinionProgress;
using ui::Rect;

namespace {

struct Due {
    std::string words;
    ui::Status status = ui::Status::neutral;
};

Due due_of(const Screen& screen, const domain::ChainState& state) {
    if (!state.due) return {};
    const std::string day = screen.relative_day(*state.due);
    switch (urging(state, screen.now.wall)) {
    case domain::Urging::red:
        return {screen.words(Word::desk_opinion_overdue, {{"date", day}}), ui::Status::bad};
    case domain::Urging::amber:
        return {screen.words(Word::desk_opinion_due, {{"date", day}}), ui::Status::waiting};
    case domain::Urging::none: break;
    }
    return {screen.words(Word::desk_opinion_due, {{"date", day}}), ui::Status::neutral};
}

// The first words, to know it again by: what was said may be long.
std::string beginning_of(const std::string& words) {
    constexpr std::size_t most = 16;
    const auto points = domain::code_points(words);
    if (points.size() <= most) return words;
    std::string beginning;
    for (std::size_t i = 0; i < most; ++i)
        beginning += domain::to_utf8(points[i]);
    return beginning + "……";
}

std::string words_of(const Screen& screen, const OpinionProgress& opinion) {
    return opinion.words.empty() ? std::string(screen.words(Word::desk_opinion_words_erased)) : opinion.words;
}

Word word_of(domain::OpinionStage stage) {
    constexpr std::array words{Word::desk_stage_first_review, Word::desk_stage_assigned,
                               Word::desk_stage_consulted, Word::desk_stage_answered,
                               Word::desk_stage_followed_up};
    return words.at(static_cast<std::size_t>(stage));
}

Word word_of(domain::ChainDeed deed) {
    constexpr std::array words{Word::desk_deed_assigned, Word::desk_deed_returned, Word::desk_deed_consulted,
                               Word::desk_deed_extended, Word::desk_deed_answered, Word::desk_deed_followed_up,
                               Word::desk_deed_viewed};
    return words.at(static_cast<std::size_t>(deed));
}

std::string facts_of(const Screen& screen, const OpinionProgress& opinion) {
    return screen.words(Word::progress_raised, {{"date", screen.relative_day(opinion.raised_at)}}) + " · " +
           category_name(screen, opinion.category) + " · " +
           std::string(screen.words(word_of(opinion.state.stage)));
}

void draw_row(Screen& screen, Rect place, const OpinionProgress& opinion, std::size_t index) {
    const ui::Metrics& m = screen.metrics();
    const ui::Theme& t = screen.theme();
    const ui::Touch touch = screen.canvas.touch("own_opinion:" + std::to_string(index), place);
    if (touch.clicked) screen.touched = flow::ShowOwnOpinion{index};
    ui::fill(screen.canvas, place, touch.held ? t.chosen.fill : t.surface, m.radius);
    place = place.inset(m.grid(2), m.grid(1));
    screen.canvas.icon(place.split_right(m.text_body * 1.6F), ui::Icon::chevron_right, t.ink_soft, m.text_body);
    const Due due = due_of(screen, opinion.state);
    const float width = std::min(ui::pill_width(screen.canvas, due.words), place.width * 0.42F);
    const Rect pill = place.split_right(width, m.grid(2));
    ui::status_pill(screen.canvas, pill.centered(pill.width, m.text_body * 1.9F), due.words, due.status);
    screen.canvas.text(place.split_top(place.height * 0.55F), beginning_of(words_of(screen, opinion)),
                       {.weight = ui::Weight::bold, .vertical = ui::VerticalAlign::middle, .most_lines = 1});
    screen.canvas.text(place, facts_of(screen, opinion),
                       {.role = ui::TextRole::small,
                        .color = t.ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
}

Word word_of(domain::Satisfaction word) {
    constexpr std::array words{Word::progress_satisfied, Word::progress_fairly, Word::progress_dissatisfied};
    return words.at(static_cast<std::size_t>(word));
}

// The three verdicts, each by whom it is: the department's class, the citizen's word, the deputy's view.
std::vector<ui::StackLine> verdicts(const Screen& screen, const domain::ChainState& state) {
    const float gap = screen.metrics().grid(1);
    std::vector<ui::StackLine> lines;
    const auto* outcome = screen.around.configuration.opinion_chain.find_outcome(state.outcome);
    if (outcome)
        lines.push_back(
            {screen.words(Word::desk_outcome, {{"class", outcome->name.in(screen.language())}}), {}, gap});
    if (state.satisfaction)
        lines.push_back({screen.words(Word::desk_citizen_said,
                                      {{"word", std::string(screen.words(word_of(*state.satisfaction)))}}),
                         {},
                         gap});
    if (state.deputy_view)
        lines.push_back({screen.words(Word::desk_view_said,
                                      {{"view", std::string(screen.words(word_of(*state.deputy_view)))}}),
                         {},
                         gap});
    return lines;
}

void draw_view_choices(Screen& screen, Rect area, const domain::ChainState& state) {
    using enum domain::Satisfaction;
    const ui::Metrics& m = screen.metrics();
    const Rect chips = area.split_bottom(m.target, m.grid(1));
    screen.canvas.text(
        area, screen.words(Word::desk_view_ask),
        {.color = screen.theme().ink_soft, .vertical = ui::VerticalAlign::bottom, .most_lines = 2});
    const auto cells = ui::columns(chips, 3, m.gap);
    for (const auto view : {satisfied, fairly, dissatisfied})
        if (ui::chip(screen.canvas, std::string("view:") + to_string(view),
                     cells[static_cast<std::size_t>(view)], screen.words(word_of(view)),
                     state.deputy_view == view))
            screen.touched = flow::SayView{view};
}

// The newest below, as one reads on.
void draw_history(Screen& screen, Rect area, const OpinionProgress& opinion) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(3), m.grid(2));
    screen.canvas.text(area.split_top(m.text_body * 1.7F, m.grid(1)), screen.words(Word::desk_history),
                       {.weight = ui::Weight::bold, .color = screen.theme().accent_text, .most_lines = 1});
    const float height = m.text_body * 3.4F;
    ui::scroll_list(
        screen.canvas, "history", area, opinion.events.size(), height, 0,
        [&](std::size_t index, Rect row) {
            const domain::ChainEvent& event = opinion.events[index];
            ui::line(screen.canvas, {row.x, row.y}, {row.right(), row.y}, screen.theme().line, m.line);
            screen.canvas.text(row.split_left(row.width * 0.4F, m.grid(1)), screen.relative_day(event.at),
                               {.role = ui::TextRole::small,
                                .color = screen.theme().ink_soft,
                                .vertical = ui::VerticalAlign::middle,
                                .most_lines = 2});
            const bool by_deputy = event.deed == domain::ChainDeed::viewed;
            std::string words(screen.words(word_of(event.deed)));
            if (event.satisfaction) words += " · " + std::string(screen.words(word_of(*event.satisfaction)));
            if (!event.office.empty())
                words += " · " + (by_deputy ? screen.deputy_name(event.office) : event.office);
            screen.canvas.text(row, words, {.vertical = ui::VerticalAlign::middle, .most_lines = 2});
        },
        ui::Backdrop::surface);
}

} // namespace

void draw_desk_own_opinions(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_own_opinions_title), desk);
    draw_desk_back(screen, area);
    if (desk.own_opinions.empty()) {
        screen.canvas.text(area, screen.words(Word::desk_own_opinions_none),
                           {.role = ui::TextRole::heading, .color = screen.theme().ink_soft});
        return;
    }
    ui::scroll_list(
        screen.canvas, "own_opinions", area, desk.own_opinions.size(),
        std::max(m.target * 1.3F, m.text_body * 1.7F + m.text_small * 1.9F + m.grid(2)), m.gap,
        [&](std::size_t index, const Rect& row) { draw_row(screen, row, desk.own_opinions[index], index); });
}

void draw_desk_own_opinion(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_own_opinions), desk);
    draw_desk_back(screen, area);
    const OpinionProgress* opinion = desk.shown_own_opinion();
    if (!opinion) return;
    if (!opinion->state.answer.empty())
        draw_view_choices(screen, area.split_bottom(m.target + m.text_body * 2.4F, m.grid(2)), opinion->state);
    if (!opinion->events.empty())
        draw_history(screen,
                     m.portrait() ? area.split_bottom(area.height * 0.4F, m.grid(2))
                                  : area.split_right(area.width * 0.34F, m.grid(2)),
                     *opinion);
    ui::panel(screen.canvas, area);
    const Due due = due_of(screen, opinion->state);
    std::vector<ui::StackLine> lines{
        {facts_of(screen, *opinion), {.color = screen.theme().ink_soft}, m.grid(1)},
        {words_of(screen, *opinion), {.role = ui::TextRole::heading, .most_lines = 5}, m.grid(2)},
        {due.words, {.weight = ui::Weight::bold, .color = screen.theme().accent_text}, m.grid(1)}};
    if (!opinion->state.office.empty())
        lines.push_back({screen.words(Word::progress_office, {{"office", opinion->state.office}}),
                         {.most_lines = 1},
                         m.grid(1)});
    if (!opinion->state.answer.empty())
        lines.push_back({screen.words(Word::progress_answer, {{"answer", opinion->state.answer}}),
                         {.most_lines = 6},
                         m.grid(2)});
    for (ui::StackLine& line : verdicts(screen, opinion->state))
        lines.push_back(std::move(line));
    ui::text_stack(screen.canvas, area.inset(m.grid(4), m.grid(3)), lines, ui::VerticalAlign::middle);
}

} // namespace liaison::view
