// Visits: the way of a ticket from the queue to the meeting.
#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"
#include "store/visits.hpp"

namespace liaison::store {

using domain::TicketState;

namespace {

// All that can happen to a number once it is called.
domain::Ticket move_called(VisitWriter writer, const std::string& ticket_id, TicketState to) {
    const auto ticket = writer.find_ticket(ticket_id);
    if (!ticket) refuse("no such ticket");
    if (ticket->state != TicketState::called)
        refuse(std::string("the ticket is not called but ") + to_string(ticket->state));
    return writer.move(*ticket, to);
}

} // namespace

Saved<std::optional<domain::Ticket>> Visits::call_next(const std::string& deputy_id, const Moment& now) {
    return in_transaction(database_.connection(), [&]() -> std::optional<domain::Ticket> {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        const auto tickets = writer.tickets_of_today();
        const domain::Ticket* next = domain::next_in_queue(tickets, deputy_id, now.wall);
        if (!next) return std::nullopt;
        return writer.move(*next, TicketState::called);
    });
}

Saved<domain::Ticket> Visits::call_again(const std::string& ticket_id, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        return move_called({database_.connection().sqlite, key_, random_, now}, ticket_id, TicketState::called);
    });
}

Saved<domain::Ticket> Visits::begin_reception(const std::string& ticket_id, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        return move_called({database_.connection().sqlite, key_, random_, now}, ticket_id,
                           TicketState::meeting);
    });
}

Saved<domain::Ticket> Visits::mark_missed(const std::string& ticket_id, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        return move_called({database_.connection().sqlite, key_, random_, now}, ticket_id, TicketState::missed);
    });
}

} // namespace liaison::store
