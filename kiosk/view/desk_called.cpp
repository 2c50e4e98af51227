// A deputy who has called a number, and those in the room who look whether it is theirs.
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_desk_called(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_calling), desk);
    const domain::Ticket* ticket = flow::current_ticket(desk, screen.around);
    if (!ticket) return;
    const Rect act = area.split_bottom(m.target * 1.8F, m.grid(3));
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(4));
    const Rect note = area.split_bottom(m.text_heading * 3.2F);
    screen.canvas.text(area, ticket->number, // read from the other end of the room
                       {.role = ui::TextRole::display,
                        .weight = ui::Weight::bold,
                        .color = screen.theme().accent_text,
                        .align = ui::Align::center,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1,
                        .scale = 3});
    std::string words =
        ticket->visitor_name.empty() ? std::string(screen.words(Word::desk_no_name)) : ticket->visitor_name;
    if (ticket->calls > 0)
        words += "  ·  " + screen.words(Word::desk_calls, {{"count", std::to_string(ticket->calls)}});
    screen.canvas.text(note, words, {.role = ui::TextRole::heading, .align = ui::Align::center});
    const auto choices = ui::columns(act, 3, m.gap);
    if (ui::button(screen.canvas, "visitor_missing", choices[0],
                   {.label = screen.words(Word::desk_missing), .icon = ui::Icon::close}))
        screen.touched = flow::VisitorMissing{};
    if (ui::button(screen.canvas, "call_again", choices[1],
                   {.label = screen.words(Word::desk_call_again), .icon = ui::Icon::bell}))
        screen.touched = flow::CallAgain{};
    if (ui::button(screen.canvas, "visitor_came", choices[2],
                   {.label = screen.words(Word::desk_came),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary}))
        screen.touched = flow::VisitorCame{};
}

} // namespace liaison::view
