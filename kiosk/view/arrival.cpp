// A citizen with an appointment who has just come in.
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/deputy_card.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_arrival(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::arrival_title))});
    if (!visit.appointment) return;
    auto [read, touch] = split_for_reach(screen, area, 0.6F);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(5));
    draw_deputy_card(screen, read.split_top(read.height * 0.55F, m.grid(3)), visit.appointment->deputy_id);
    const domain::WallTime start = visit.appointment->start;
    const std::string& away = visit.appointment->instead_of;
    if (!away.empty())
        screen.canvas.text(
            read.split_top(m.text_body * 1.6F, m.grid(2)),
            screen.words(Word::arrival_instead, {{"away", screen.deputy_name(away)},
                                                 {"deputy", screen.deputy_name(visit.appointment->deputy_id)}}),
            {.weight = ui::Weight::bold});
    draw_facts(screen, read,
               {{ui::Icon::calendar_check, screen.words(Word::confirm_when),
                 screen.words(Word::booked_when,
                              {{"date", screen.relative_day(start)}, {"time", screen.clock_time(start)}})}});
    Rect act = touch.centered(touch.width, std::min(touch.height, m.target * 4));
    if (ui::button(screen.canvas, "confirm_arrival", act.split_top(m.target * 1.7F, m.grid(3)),
                   {.label = screen.words(Word::arrival_confirm),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::ConfirmArrival{};
    screen.canvas.text(act, screen.words(Word::arrival_store), {.color = screen.theme().ink_soft});
}

} // namespace liaison::view
