// A deputy who proves who they are.
#include "ui/portrait.hpp"
#include "view/pin_pad.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_desk_pin(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_desk_frame(screen, screen.words(Word::desk_title), desk);
    if (desk.deputy_id.empty()) { // a card or badge is looked at: nobody knows yet whose it is
        screen.canvas.text(area, screen.words(Word::desk_pin_checking),
                           {.role = ui::TextRole::heading,
                            .align = ui::Align::center,
                            .vertical = ui::VerticalAlign::middle,
                            .most_lines = 1});
        return;
    }
    auto [read, touch] = split_for_reach(screen, area, 0.5F);
    const bool checking = desk.phase == flow::DeskPhase::checking_pin;
    const Rect who = read.split_top(std::min(read.height * 0.45F, m.text_title * 4), m.grid(2));
    ui::portrait(screen.canvas, who.centered(who.height, who.height), screen.deputy_name(desk.deputy_id),
                 screen.picture_of(desk.deputy_id));
    screen.canvas.text(read.split_top(m.text_heading * 1.6F, m.grid(2)), screen.deputy_name(desk.deputy_id),
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .align = ui::Align::center,
                        .most_lines = 1});
    using enum flow::DeskNotice;
    const bool wrong =
        desk.notice == pin_wrong || desk.notice == pin_locked || desk.notice == pin_waits_for_keeper;
    const Word words = checking                              ? Word::desk_pin_checking
                       : desk.notice == pin_waits_for_keeper ? Word::desk_pin_locked_for_good
                       : desk.notice == pin_locked           ? Word::desk_pin_locked
                       : desk.notice == handed_over          ? Word::desk_handed_over
                       : wrong                               ? Word::desk_pin_wrong
                                                             : Word::desk_sign_in_ways;
    draw_pin_pad(
        screen, read, touch,
        {.typed = desk.pin.size(), .checking = checking, .wrong = wrong, .words = screen.words(words)});
}

} // namespace liaison::view
