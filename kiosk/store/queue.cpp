// Visits: the way of a ticket from the queue to the meeting, or out of it. A ticket that is not where the desk
// saw it is refused with `moved_on`: another desk was quicker, and nothing is written.
#include <algorithm>

#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"
#include "store/visits.hpp"

namespace liaison::store {

using domain::TicketState;

namespace {

using States = std::initializer_list<TicketState>;

bool is_one_of(TicketState state, States allowed) {
    return std::find(allowed.begin(), allowed.end(), state) != allowed.end();
}

domain::Ticket ticket_in(VisitWriter& writer, const std::string& ticket_id, States allowed) {
    auto ticket = writer.find_ticket(ticket_id);
    if (!ticket) refuse("no such ticket");
    if (!is_one_of(ticket->state, allowed))
        refuse_moved_on(std::string("the ticket is ") + to_string(ticket->state));
    return *std::move(ticket);
}

// Numbers of another day are called no more.
domain::Ticket todays_ticket_in(VisitWriter& writer, const std::string& ticket_id, States allowed) {
    domain::Ticket ticket = ticket_in(writer, ticket_id, allowed);
    if (ticket.day != writer.now().today) refuse_moved_on("the ticket is of another day");
    return ticket;
}

// Nobody stands twice in one queue.
void refuse_second_place(VisitWriter& writer, const domain::Ticket& ticket, const std::string& deputy_id) {
    const auto others =
        number_from(writer.sqlite(),
                    "SELECT count(*) FROM tickets JOIN check_ins ON check_ins.id = tickets.check_in_id"
                    " WHERE tickets.day = ?1 AND tickets.deputy_id = ?2 AND tickets.id <> ?3"
                    " AND tickets.state IN ('waiting', 'called', 'set_aside')"
                    " AND person_key = (SELECT person_key FROM check_ins WHERE id = ?4)",
                    writer.now().today, deputy_id, ticket.id, ticket.check_in_id);
    if (others > 0) refuse_moved_on("the visitor waits there already");
}

// Begins to wait anew.
domain::Ticket wait_again(VisitWriter& writer, domain::Ticket ticket) {
    ticket.calls = 0;
    return ticket.state == TicketState::waiting ? writer.change(std::move(ticket))
                                                : writer.move(std::move(ticket), TicketState::waiting);
}

} // namespace

template <class Work>
auto Visits::write(const Moment& now, Work work) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        return work(writer);
    });
}

Saved<std::optional<domain::Ticket>> Visits::call_next(const std::string& deputy_id, const Moment& now,
                                                       const domain::QueueRules& rules) {
    return write(now, [&](VisitWriter& writer) -> std::optional<domain::Ticket> {
        const auto tickets = writer.tickets_of_today();
        const domain::Ticket* next = domain::next_in_queue(tickets, deputy_id, now.wall, rules);
        if (!next) return std::nullopt;
        return writer.move(*writer.find_ticket(next->id), TicketState::called); // with the visitor's name
    });
}

Saved<domain::Ticket> Visits::call(const std::string& ticket_id, const std::string& deputy_id,
                                   const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        auto ticket = todays_ticket_in(writer, ticket_id, {TicketState::waiting, TicketState::set_aside});
        ticket.deputy_id = deputy_id;
        return writer.move(std::move(ticket), TicketState::called);
    });
}

Saved<domain::Ticket> Visits::call_again(const std::string& ticket_id, const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        return writer.move(ticket_in(writer, ticket_id, {TicketState::called}), TicketState::called);
    });
}

Saved<domain::Ticket> Visits::begin_reception(const std::string& ticket_id, const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        return writer.move(ticket_in(writer, ticket_id, {TicketState::called}), TicketState::meeting);
    });
}

Saved<domain::Ticket> Visits::set_aside(const std::string& ticket_id, const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        auto ticket = ticket_in(writer, ticket_id, {TicketState::called});
        ticket.calls = 0;
        ++ticket.times_aside;
        ticket.aside_at = now.wall;
        ticket.returned_at.reset();
        return writer.move(std::move(ticket), TicketState::set_aside);
    });
}

Saved<domain::Ticket> Visits::mark_missed(const std::string& ticket_id, const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        return writer.move(ticket_in(writer, ticket_id, {TicketState::called}), TicketState::missed);
    });
}

Saved<domain::Ticket> Visits::recall(const std::string& ticket_id, const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        auto ticket = todays_ticket_in(writer, ticket_id, {TicketState::set_aside, TicketState::missed});
        refuse_second_place(writer, ticket, ticket.deputy_id);
        if (ticket.state == TicketState::missed) { // its place was given up: the person waits without it
            ticket.appointment_id.clear();
            ticket.appointment_start.reset();
        }
        ticket.returned_at = now.wall;
        return wait_again(writer, std::move(ticket));
    });
}

Saved<domain::Ticket> Visits::transfer(const std::string& ticket_id, const std::string& deputy_id,
                                       const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        auto ticket = todays_ticket_in(writer, ticket_id,
                                       {TicketState::waiting, TicketState::called, TicketState::set_aside});
        refuse_second_place(writer, ticket, deputy_id);
        ticket.deputy_id = deputy_id;
        return wait_again(writer, std::move(ticket));
    });
}

Saved<domain::Ticket> Visits::leave(const std::string& ticket_id, const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        return writer.withdraw(
            ticket_in(writer, ticket_id, {TicketState::waiting, TicketState::called, TicketState::set_aside}),
            TicketState::left);
    });
}

Saved<domain::Ticket> Visits::set_priority(const std::string& ticket_id,
                                           std::optional<domain::PriorityReason> reason,
                                           const std::string& deputy_id, const Moment& now) {
    return write(now, [&](VisitWriter& writer) {
        auto ticket = todays_ticket_in(writer, ticket_id, {TicketState::waiting, TicketState::set_aside});
        ticket.priority.reset();
        if (reason) ticket.priority = domain::Priority{*reason, deputy_id, now.wall};
        return writer.change(std::move(ticket));
    });
}

} // namespace liaison::store
