#include "domain/queue.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace liaison::domain {

namespace {

enum class Turn { back_again, appointment, arrival };

// Sorts before another ticket if it is called earlier. The number breaks ties within one millisecond.
auto call_order(const Ticket& ticket, WallTime now, const QueueRules& rules) {
    Turn turn = Turn::arrival;
    WallTime since = ticket.priority ? ticket.issued_at - rules.priority_head_start : ticket.issued_at;
    const auto& start = ticket.appointment_start;
    const bool came_in_time = start && ticket.issued_at <= *start + rules.late_after;
    if (ticket.state == TicketState::set_aside && ticket.aside_at) {
        turn = Turn::back_again;
        since = *ticket.aside_at + rules.aside;
    } else if (ticket.returned_at) {
        turn = Turn::back_again;
        since = *ticket.returned_at;
    } else if (came_in_time && *start <= now + appointment_due_before) {
        turn = Turn::appointment;
        since = *start;
    }
    return std::tuple(turn, since, ticket.number.size(), ticket.number);
}

} // namespace

bool may_become(TicketState from, TicketState to) {
    using enum TicketState;
    switch (from) {
    case waiting: return to == called || to == missed || to == left; // missed: the day is over
    case called:
        return to == called || to == meeting || to == set_aside || to == missed || to == waiting || to == left;
    case set_aside: return to == called || to == waiting || to == missed || to == left;
    case meeting: return to == done;
    case missed: return to == waiting; // recalled
    case done:
    case left: return false;
    }
    return false;
}

std::string ticket_number(int running_number) {
    return fmt::format("A{:03}", running_number);
}

bool can_be_called(const Ticket& ticket, WallTime now, const QueueRules& rules) {
    if (ticket.state == TicketState::waiting) return true;
    if (ticket.state != TicketState::set_aside || !ticket.aside_at) return false;
    return now >= *ticket.aside_at + rules.aside || now < *ticket.aside_at;
}

std::vector<const Ticket*> in_call_order(std::span<const Ticket> tickets, const std::string& deputy_id,
                                         WallTime now, const QueueRules& rules) {
    std::vector<const Ticket*> order;
    for (const Ticket& ticket : tickets)
        if (ticket.deputy_id == deputy_id && can_be_called(ticket, now, rules)) order.push_back(&ticket);
    std::sort(order.begin(), order.end(), [&](const Ticket* a, const Ticket* b) {
        return call_order(*a, now, rules) < call_order(*b, now, rules);
    });
    return order;
}

const Ticket* next_in_queue(std::span<const Ticket> tickets, const std::string& deputy_id, WallTime now,
                            const QueueRules& rules) {
    const auto order = in_call_order(tickets, deputy_id, now, rules);
    return order.empty() ? nullptr : order.front();
}

int people_ahead(std::span<const Ticket> tickets, const Ticket& ticket, WallTime now, const QueueRules& rules) {
    return static_cast<int>(std::count_if(tickets.begin(), tickets.end(), [&](const Ticket& other) {
        return other.deputy_id == ticket.deputy_id && other.id != ticket.id &&
               can_be_called(other, now, rules) &&
               call_order(other, now, rules) < call_order(ticket, now, rules);
    }));
}

int waiting_for(std::span<const Ticket> tickets, const std::string& deputy_id, WallTime now,
                const QueueRules& rules) {
    return static_cast<int>(std::count_if(tickets.begin(), tickets.end(), [&](const Ticket& ticket) {
        return ticket.deputy_id == deputy_id && can_be_called(ticket, now, rules);
    }));
}

const char* to_string(TicketState state) {
    switch (state) {
    case TicketState::waiting: return "waiting";
    case TicketState::called: return "called";
    case TicketState::set_aside: return "set_aside";
    case TicketState::meeting: return "meeting";
    case TicketState::done: return "done";
    case TicketState::missed: return "missed";
    case TicketState::left: return "left";
    }
    return "";
}

const char* to_string(PriorityReason reason) {
    switch (reason) {
    case PriorityReason::elderly: return "elderly";
    case PriorityReason::pregnant: return "pregnant";
    case PriorityReason::disabled: return "disabled";
    }
    return "";
}

} // namespace liaison::domain
