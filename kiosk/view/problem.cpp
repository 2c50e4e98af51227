// A citizen for whom something did not work: what happened, and what can I do now?
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

struct ProblemWords {
    Word title;
    Word text;
    const char* code; // for the keeper
};

ProblemWords words_of(flow::VisitProblem problem) {
    using enum flow::VisitProblem;
    switch (problem) {
    case code_not_ours: return {Word::problem_not_ours_title, Word::problem_not_ours_text, "Q11"};
    case code_damaged: return {Word::problem_damaged_title, Word::problem_damaged_text, "Q12"};
    case code_forged: return {Word::problem_forged_title, Word::problem_forged_text, "Q13"};
    case code_foreign_station: return {Word::problem_foreign_title, Word::problem_foreign_text, "Q14"};
    case code_too_early: return {Word::problem_early_title, Word::problem_early_text, "Q15"};
    case code_too_late: return {Word::problem_late_title, Word::problem_late_text, "Q16"};
    case code_unknown: return {Word::problem_unknown_title, Word::problem_unknown_text, "Q17"};
    case deputy_not_here: return {Word::problem_deputy_title, Word::problem_deputy_text, "B15"};
    case card_unreadable: return {Word::problem_card_title, Word::problem_card_text, "R11"};
    case document_unreadable: return {Word::problem_document_title, Word::problem_document_text, "R12"};
    case slot_gone: return {Word::problem_slot_gone_title, Word::problem_slot_gone_text, "B11"};
    case slot_taken: return {Word::problem_slot_taken_title, Word::problem_slot_taken_text, "B12"};
    case person_busy: return {Word::problem_busy_title, Word::problem_busy_text, "B13"};
    case person_limit: return {Word::problem_limit_title, Word::problem_limit_text, "B14"};
    case cannot_save: return {Word::problem_save_title, Word::problem_save_text, "S1"};
    }
    return {Word::problem_save_title, Word::problem_save_text, "S1"};
}

} // namespace

void draw_problem(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const ProblemWords words = words_of(visit.problem.value_or(flow::VisitProblem::cannot_save));
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(words.title)), .back = false});
    auto [read, touch] = split_for_reach(screen, area, 0.6F);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(5));
    const Rect code = read.split_bottom(m.text_small * 1.6F, m.grid(2));
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
