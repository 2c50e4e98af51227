#include "view/settings_problem.hpp"

#include "ui/paint.hpp"

namespace liaison::view {

using language::Word;

void draw_settings_problem(ui::Canvas& canvas, const language::Words& words, const std::string& problem) {
    const ui::Metrics& m = canvas.metrics();
    ui::Rect area = m.content().centered(m.content().width, m.text_title * 9);
    ui::panel(canvas, area);
    area = area.inset(m.grid(6));
    canvas.icon(area.split_left(m.text_title * 2, m.grid(4)), ui::Icon::wrench, canvas.theme().accent_text,
                m.text_title * 1.6F);
    area.split_top(canvas
                       .text(area, words(Word::settings_problem_title),
                             {.role = ui::TextRole::title, .weight = ui::Weight::bold})
                       .height,
                   m.grid(2));
    area.split_top(canvas.text(area, words(Word::settings_problem_text)).height, m.grid(3));
    canvas.text(area, problem, {.color = canvas.theme().ink_soft});
}

} // namespace liaison::view
