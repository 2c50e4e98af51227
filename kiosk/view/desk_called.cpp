// A deputy who has called a number, and those in the room who look whether it is theirs.
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/desk_ticket.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

// Who it is, how often they were called, and what is fair to do next.
std::string called_words(const Screen& screen, const domain::Ticket& ticket) {
    const domain::QueueRules& rules = screen.around.configuration.queue;
    const std::string count = std::to_string(ticket.calls);
    std::string words = ticket_name(screen, ticket);
    if (ticket.calls >= rules.calls)
        return words + "  ·  " +
               screen.words(ticket.times_aside > 0 ? Word::desk_called_out_again : Word::desk_called_out,
                            {{"count", count}});
    if (ticket.calls > 0) words += "  ·  " + screen.words(Word::desk_calls, {{"count", count}});
    if (ticket.called_at && screen.now.wall < *ticket.called_at + rules.between_calls)
        words += "  ·  " + screen.words(Word::desk_advice_again,
                                        {{"time", screen.clock_time(*ticket.called_at + rules.between_calls +
                                                                    std::chrono::seconds{59})}});
    return words;
}

void draw_answers(Screen& screen, const Rect& act, const domain::Ticket& ticket) {
    const domain::QueueRules& rules = screen.around.configuration.queue;
    const bool called_out = ticket.calls >= rules.calls;
    const std::string missing =
        ticket.times_aside > 0
            ? std::string(screen.words(Word::desk_missed))
            : screen.words(Word::desk_set_aside, {{"minutes", std::to_string(rules.aside.count())}});
    const auto places = ui::columns(act, called_out ? 2 : 3, screen.metrics().gap);
    if (ui::button(screen.canvas, "visitor_missing", places.front(),
                   {.label = missing, .icon = ui::Icon::close}))
        screen.touched = flow::VisitorMissing{};
    if (!called_out && ui::button(screen.canvas, "call_again", places[1],
                                  {.label = screen.words(Word::desk_call_again), .icon = ui::Icon::bell}))
        screen.touched = flow::CallAgain{};
    if (ui::button(screen.canvas, "visitor_came", places.back(),
                   {.label = screen.words(Word::desk_came),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary}))
        screen.touched = flow::VisitorCame{};
}

void draw_other_ways(Screen& screen, const Rect& area) {
    const auto places = ui::columns(area, 2, screen.metrics().gap);
    if (ui::button(screen.canvas, "transfer", places[0],
                   {.label = screen.words(Word::desk_transfer),
                    .icon = ui::Icon::account_group,
                    .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::TransferThis{};
    if (ui::button(screen.canvas, "visitor_left", places[1],
                   {.label = screen.words(Word::desk_visitor_left),
                    .icon = ui::Icon::walk,
                    .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::VisitorLeft{};
}

} // namespace

void draw_desk_called(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_calling), desk);
    const domain::Ticket* ticket = flow::current_ticket(desk, screen.around);
    if (!ticket) return;
    draw_answers(screen, area.split_bottom(m.target * 1.8F, std::max(m.gap, m.grid(2))), *ticket);
    draw_other_ways(screen, area.split_bottom(m.target * 1.2F, m.grid(3)));
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
    screen.canvas.text(note, called_words(screen, *ticket),
                       {.role = ui::TextRole::heading, .align = ui::Align::center});
}

} // namespace liaison::view
