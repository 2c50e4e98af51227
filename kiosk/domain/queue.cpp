#include "domain/queue.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace liaison::domain {

namespace {

// Sorts before another ticket if it is called earlier. The number breaks ties within one millisecond.
auto call_order(const Ticket& ticket, WallTime now) {
    const bool due = ticket.appointment_start && *ticket.appointment_start <= now + appointment_due_before;
    return std::tuple(due ? 0 : 1, due ? *ticket.appointment_start : ticket.issued_at, ticket.number.size(),
                      ticket.number);
}

bool waits_for(const Ticket& ticket, const std::string& deputy_id) {
    return ticket.state == TicketState::waiting && ticket.deputy_id == deputy_id;
}

} // namespace

bool may_become(TicketState from, TicketState to) {
    using enum TicketState;
    switch (from) {
    case waiting: return to == called || to == missed; // missed: left, or the day is over
    case called: return to == called || to == meeting || to == missed;
    case meeting: return to == done;
    case done:
    case missed: return false;
    }
    return false;
}

std::string ticket_number(int running_number) {
    return fmt::format("A{:03}", running_number);
}

const Ticket* next_in_queue(std::span<const Ticket> tickets, const std::string& deputy_id, WallTime now) {
    const Ticket* next = nullptr;
    for (const Ticket& ticket : tickets)
        if (waits_for(ticket, deputy_id) && (!next || call_order(ticket, now) < call_order(*next, now)))
            next = &ticket;
    return next;
}

int people_ahead(std::span<const Ticket> tickets, const Ticket& ticket, WallTime now) {
    return static_cast<int>(std::count_if(tickets.begin(), tickets.end(), [&](const Ticket& other) {
        return waits_for(other, ticket.deputy_id) && other.id != ticket.id &&
               call_order(other, now) < call_order(ticket, now);
    }));
}

int waiting_for(std::span<const Ticket> tickets, const std::string& deputy_id) {
    return static_cast<int>(std::count_if(tickets.begin(), tickets.end(),
                                          [&](const Ticket& t) { return waits_for(t, deputy_id); }));
}

const char* to_string(TicketState state) {
    switch (state) {
    case TicketState::waiting: return "waiting";
    case TicketState::called: return "called";
    case TicketState::meeting: return "meeting";
    case TicketState::done: return "done";
    case TicketState::missed: return "missed";
    }
    return "";
}

} // namespace liaison::domain
