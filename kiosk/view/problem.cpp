// A citizen for whom something did not work: what happened, and what can I do now?
#include "flow/problem_words.hpp"
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_problem(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const flow::ProblemWords words = flow::words_of(visit.problem.value_or(flow::VisitProblem::cannot_save));
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(words.title)), .back = false});
    auto [read, touch] = split_for_reach(screen, area, 0.6F);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(5), m.grid(3));
    const Rect code = read.split_bottom(m.text_small * 2.4F, m.grid(2));
    const Rect sign = read.split_left(m.text_title * 2, m.grid(4));
    screen.canvas.icon(sign, ui::Icon::information, screen.theme().accent_text, m.text_title * 1.6F);
    screen.canvas.text(read, screen.words(words.text),
                       {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
    screen.canvas.text(code, screen.words(Word::keeper_hint, {{"code", words.code}}),
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .align = ui::Align::right,
                        .most_lines = 1});
    const Rect act = touch.centered(touch.width, std::min(touch.height, m.target * 1.7F));
    if (ui::button(screen.canvas, "way_on", act,
                   {.label = screen.words(Word::problem_way_on),
                    .icon = ui::Icon::arrow_right,
                    .style = ui::ButtonStyle::primary,
                    .icon_after = true,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::GoBack{};
}

} // namespace liaison::view
