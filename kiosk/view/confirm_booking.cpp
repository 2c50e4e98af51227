// A citizen about to book: is everything as I meant it?
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/deputy_card.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_confirm_booking(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::confirm_title))});
    if (!visit.slot) return;
    auto [read, touch] = split_for_reach(screen, area, 0.6F);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(5));
    draw_deputy_card(screen, read.split_top(read.height * 0.5F, m.grid(3)), visit.deputy_id);
    draw_facts(
        screen, read,
        {{ui::Icon::calendar, screen.words(Word::confirm_when),
          screen.words(Word::booked_when, {{"date", screen.words.long_date(screen.local(*visit.slot).day)},
                                           {"time", screen.clock_time(*visit.slot)}})},
         {ui::Icon::map_marker, screen.words(Word::confirm_where), screen.station_name()}});
    const Rect act = touch.centered(touch.width, std::min(touch.height, m.target * 1.7F));
    if (ui::button(screen.canvas, "confirm_booking", act,
                   {.label = screen.words(Word::confirm_button),
                    .icon = ui::Icon::calendar_check,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::ConfirmBooking{};
}

} // namespace liaison::view
