// A citizen who does not want to wait any longer: are you sure? And then: your number is given back.
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "ui/text_stack.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void draw_number_and_text(Screen& screen, Rect area, const flow::CitizenVisit& visit, Word text) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    ui::text_stack(
        screen.canvas, area.inset(m.grid(5), m.grid(3)),
        {{visit.ticket ? visit.ticket->ticket.number : std::string(),
          {.role = ui::TextRole::display, .weight = ui::Weight::bold, .color = screen.theme().accent_text},
          m.grid(2)},
         {std::string(screen.words(text)), {.role = ui::TextRole::heading}}},
        ui::VerticalAlign::middle);
}

} // namespace

void draw_leaving(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area =
        draw_frame(screen, {.title = std::string(screen.words(Word::leaving_title)), .back = false});
    auto [read, touch] = split_for_reach(screen, area, 0.5F);
    draw_number_and_text(screen, read, visit, Word::leaving_text);
    const float height = std::min((touch.height - m.grid(3)) / 2, m.target * 1.6F);
    Rect act = touch.centered(touch.width, height * 2 + m.grid(3));
    if (ui::button(screen.canvas, "stay", act.split_top(height, m.grid(3)),
                   {.label = screen.words(Word::leaving_stay),
                    .icon = ui::Icon::clock,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::GoBack{};
    if (ui::button(screen.canvas, "confirm_leave", act,
                   {.label = screen.words(Word::leaving_confirm),
                    .icon = ui::Icon::walk,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::ConfirmLeave{};
}

void draw_left(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::left_title)), .back = false});
    auto [read, touch] = split_for_reach(screen, area, 0.6F);
    draw_number_and_text(screen, read, visit, visit.card_on_reader ? Word::take_card : Word::left_text);
    if (ui::button(screen.canvas, "finish",
                   touch.centered(touch.width, std::min(touch.height, m.target * 1.6F)),
                   {.label = screen.words(Word::done),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::Finish{};
}

} // namespace liaison::view
