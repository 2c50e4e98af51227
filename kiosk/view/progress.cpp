// A citizen who said something here some time ago, and wants to know what became of it.
#include <algorithm>
#include <array>

#include "flow/progress_words.hpp"
#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/text_stack.hpp"
#include "view/desk_log.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using domain::OpinionStage;
using domain::Satisfaction;
using ui::Rect;

namespace {

std::string day_of(const Screen& screen, domain::WallTime time) {
    return screen.relative_day(time);
}

void draw_tabs(Screen& screen, Rect area, const flow::OpinionLook& look) {
    const auto cells = ui::columns(area, static_cast<int>(look.opinions.size()), screen.metrics().gap);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (ui::chip(screen.canvas, "opinion:" + std::to_string(i), cells[i],
                     screen.words(Word::progress_tab, {{"number", std::to_string(i + 1)}}), look.shown == i))
            screen.touched = flow::ShowProgress{i};
}

// The stages in their order: what is over, where it stands, what is to come.
void draw_stages(Screen& screen, Rect area, const domain::ChainState& state) {
    constexpr std::array stages{OpinionStage::first_review, OpinionStage::assigned, OpinionStage::consulted,
                                OpinionStage::answered, OpinionStage::followed_up};
    const ui::Metrics& m = screen.metrics();
    const auto rows = ui::rows(area, static_cast<int>(stages.size()), m.grid(1));
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const bool now = stages.at(i) == state.stage;
        const bool over = stages.at(i) < state.stage || (now && state.is_closed());
        const ui::Icon icon = over ? ui::Icon::check : now ? ui::Icon::arrow_right : ui::Icon::minus;
        const auto color = now    ? screen.theme().accent_text
                           : over ? screen.theme().ink
                                  : screen.theme().ink_soft;
        Rect row = rows[i];
        screen.canvas.icon(row.split_left(m.text_body * 1.4F, m.grid(1)), icon, color, m.text_body);
        screen.canvas.text(row, screen.words(flow::word_of(stages.at(i))),
                           {.weight = now ? ui::Weight::bold : ui::Weight::regular,
                            .color = color,
                            .vertical = ui::VerticalAlign::middle,
                            .most_lines = 1});
    }
}

std::vector<ui::StackLine> facts_of(const Screen& screen, const domain::OpinionProgress& opinion) {
    const ui::Metrics& m = screen.metrics();
    const domain::ChainState& state = opinion.state;
    const auto soft = screen.theme().ink_soft;
    std::vector<ui::StackLine> facts{
        {screen.words(Word::progress_raised, {{"date", day_of(screen, opinion.raised_at)}}) + "  " +
             category_name(screen, opinion.category),
         {.color = soft, .most_lines = 1},
         m.grid(1)},
        {std::string(screen.words(flow::word_of(state))),
         {.role = ui::TextRole::heading,
          .weight = ui::Weight::bold,
          .color = screen.theme().accent_text,
          .most_lines = 2},
         m.grid(1)}};
    if (!state.office.empty())
        facts.push_back(
            {screen.words(Word::progress_office, {{"office", state.office}}), {.most_lines = 1}, m.grid(1)});
    if (state.due && !state.asks_citizen()) {
        const bool late = *state.due < screen.now.wall;
        facts.push_back({late ? std::string(screen.words(Word::progress_overdue))
                              : screen.words(Word::progress_due, {{"date", day_of(screen, *state.due)}}),
                         {.most_lines = 2},
                         m.grid(1)});
    }
    if (!state.answer.empty())
        facts.push_back(
            {screen.words(Word::progress_answer, {{"answer", state.answer}}), {.most_lines = 6}, 0});
    return facts;
}

void draw_question(Screen& screen, Rect area) {
    struct Choice {
        const char* id;
        Word words;
        ui::Icon icon;
        Satisfaction word;
    };
    constexpr std::array choices{
        Choice{"satisfied", Word::progress_satisfied, ui::Icon::face_happy, Satisfaction::satisfied},
        Choice{"fairly", Word::progress_fairly, ui::Icon::face_neutral, Satisfaction::fairly},
        Choice{"dissatisfied", Word::progress_dissatisfied, ui::Icon::face_sad, Satisfaction::dissatisfied}};
    const ui::Metrics& m = screen.metrics();
    screen.canvas.text(area.split_top(m.text_heading * 1.6F, m.grid(2)), screen.words(Word::progress_ask),
                       {.role = ui::TextRole::heading, .weight = ui::Weight::bold, .most_lines = 1});
    const auto rows = ui::rows(area, static_cast<int>(choices.size()), std::max(m.gap, m.grid(2)));
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Rect row = rows[i].centered(rows[i].width, std::min(rows[i].height, m.target * 1.6F));
        if (ui::button(screen.canvas, choices.at(i).id, row,
                       {.label = screen.words(choices.at(i).words),
                        .icon = choices.at(i).icon,
                        .style = ui::ButtonStyle::choice,
                        .role = ui::TextRole::heading}))
            screen.touched = flow::SayWord{choices.at(i).word};
    }
}

void draw_touch(Screen& screen, const Rect& area, const flow::OpinionLook& look,
                const domain::ChainState& state) {
    if (state.asks_citizen()) return draw_question(screen, area);
    if (!look.just_said) return draw_stages(screen, area, state);
    const bool again = state.satisfaction == Satisfaction::dissatisfied;
    screen.canvas.text(
        area,
        again ? screen.words(Word::progress_said_again,
                             {{"days", std::to_string(screen.around.configuration.opinion_chain.redo_days)}})
              : std::string(screen.words(Word::progress_said)),
        {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
}

} // namespace

void draw_progress(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::progress_title))});
    const auto* opinion = visit.look.current();
    if (!opinion) {
        screen.canvas.text(area, screen.words(Word::progress_none),
                           {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
        return;
    }
    auto [read, touch] = split_for_reach(screen, area, 0.55F);
    if (visit.look.opinions.size() > 1) draw_tabs(screen, touch.split_bottom(m.target, m.grid(2)), visit.look);
    ui::panel(screen.canvas, read);
    ui::text_stack(screen.canvas, read.inset(m.grid(4), m.grid(3)), facts_of(screen, *opinion),
                   ui::VerticalAlign::middle);
    draw_touch(screen, touch, visit.look, opinion->state);
}

} // namespace liaison::view
