// A deputy who has touched a number of the list: call it now, let it go first, give it to somebody else?
#include "view/desk_ticket.hpp"

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/text_stack.hpp"
#include "view/desk_foot.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

constexpr std::array reasons{domain::PriorityReason::elderly, domain::PriorityReason::pregnant,
                             domain::PriorityReason::disabled};

// A touch on the reason that counts takes the priority back.
void draw_priority(Screen& screen, Rect area, const domain::Ticket& ticket) {
    const ui::Metrics& m = screen.metrics();
    const Rect chips = area.split_bottom(m.target, m.grid(1));
    screen.canvas.text(
        area, screen.words(Word::desk_priority_why),
        {.color = screen.theme().ink_soft, .vertical = ui::VerticalAlign::bottom, .most_lines = 2});
    const auto cells = ui::columns(chips, static_cast<int>(reasons.size()), m.gap);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const bool chosen = ticket.priority && ticket.priority->reason == reasons[i];
        if (ui::chip(screen.canvas, std::string("priority:") + to_string(reasons[i]), cells[i],
                     screen.words(priority_word(reasons[i])), chosen))
            screen.touched = flow::GivePriority{chosen ? std::nullopt : std::optional{reasons[i]}};
    }
}

struct Choice {
    const char* id;
    Word label;
    ui::Icon icon;
    flow::Touch touch;
};

std::vector<Choice> choices_for(const domain::Ticket& ticket) {
    const Choice recall{"recall_this", Word::desk_recall, ui::Icon::refresh, flow::RecallThis{}};
    if (ticket.state == domain::TicketState::missed) return {recall};
    std::vector<Choice> choices{{"call_this", Word::desk_call_this, ui::Icon::bell, flow::CallThis{}}};
    if (ticket.state == domain::TicketState::set_aside) choices.push_back(recall);
    choices.push_back({"transfer", Word::desk_transfer, ui::Icon::account_group, flow::TransferThis{}});
    choices.push_back({"visitor_left", Word::desk_visitor_left, ui::Icon::walk, flow::VisitorLeft{}});
    return choices;
}

} // namespace

std::string ticket_name(const Screen& screen, const domain::Ticket& ticket) {
    return ticket.visitor_name.empty() ? std::string(screen.words(Word::desk_no_name)) : ticket.visitor_name;
}

std::string ticket_facts(const Screen& screen, const domain::Ticket& ticket) {
    std::string facts =
        ticket.appointment_start
            ? screen.words(Word::desk_appointment_at, {{"time", screen.clock_time(*ticket.appointment_start)}})
            : std::string(screen.words(Word::desk_walk_in));
    facts += " · " + screen.words(Word::desk_came_at, {{"time", screen.clock_time(ticket.issued_at)}});
    if (ticket.priority)
        facts += " · " + std::string(screen.words(Word::desk_priority)) + "：" +
                 std::string(screen.words(priority_word(ticket.priority->reason)));
    return facts;
}

Word priority_word(domain::PriorityReason reason) {
    switch (reason) {
    case domain::PriorityReason::elderly: return Word::desk_priority_elderly;
    case domain::PriorityReason::pregnant: return Word::desk_priority_pregnant;
    case domain::PriorityReason::disabled: return Word::desk_priority_disabled;
    }
    return Word::desk_priority_elderly;
}

void draw_desk_ticket(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const domain::Ticket* ticket = flow::current_ticket(desk, screen.around);
    Rect area = draw_desk_frame(
        screen, screen.words(Word::desk_ticket, {{"number", ticket ? ticket->number : std::string()}}), desk);
    draw_desk_back(screen, area);
    if (!ticket) return;
    const auto choices = choices_for(*ticket);
    const auto count = static_cast<float>(choices.size());
    const float height = m.target * 1.5F;
    const Rect act = m.portrait() ? area.split_bottom(height * count + m.gap * (count - 1), m.grid(3))
                                  : area.split_right(area.width * 0.46F, m.grid(4));
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(4));
    if (ticket->state != domain::TicketState::missed)
        draw_priority(screen, area.split_bottom(m.target + m.text_body * 3.2F, m.grid(2)), *ticket);
    ui::text_stack(
        screen.canvas, area,
        {{ticket->number,
          {.role = ui::TextRole::display, .weight = ui::Weight::bold, .color = screen.theme().accent_text},
          m.grid(2)},
         {ticket_name(screen, *ticket), {.role = ui::TextRole::heading}, m.grid(1)},
         {ticket_facts(screen, *ticket), {.color = screen.theme().ink_soft}, m.grid(1)},
         {screen.deputy_name(ticket->deputy_id), {.color = screen.theme().ink_soft}}},
        ui::VerticalAlign::middle);
    Rect left = act.centered(act.width, height * count + m.gap * (count - 1));
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (ui::button(screen.canvas, choices[i].id, left.split_top(height, m.gap),
                       {.label = screen.words(choices[i].label),
                        .icon = choices[i].icon,
                        .style = i == 0 ? ui::ButtonStyle::primary : ui::ButtonStyle::secondary,
                        .role = i == 0 ? ui::TextRole::heading : ui::TextRole::body}))
            screen.touched = choices[i].touch;
}

} // namespace liaison::view
