// Those who wait in the room: tickets, and who is next.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "domain/time.hpp"

namespace liaison::domain {

enum class TicketState { waiting, called, meeting, done, missed };

// The number of one who waits.
struct Ticket {
    std::string id;     // UUID
    std::string number; // "A012": anew each day; shown and called, valid without paper
    Day day;
    std::string deputy_id;
    std::string check_in_id;
    std::string appointment_id; // empty for a walk-in
    std::optional<WallTime> appointment_start;
    TicketState state = TicketState::waiting;
    WallTime issued_at;
    std::optional<WallTime> called_at;
    int calls = 0;
    std::string visitor_name; // for the desk only; empty once the kiosk no longer holds it
    std::string language{};   // that the visitor chose: their number is called in it too
};

// The allowed ways of a ticket; anything else is our own bug. Called to called is another call.
bool may_become(TicketState from, TicketState to);

// "A012" from 12; more than 999 on a day simply grow longer.
std::string ticket_number(int running_number);

// An appointment counts as due from this long before its start.
inline constexpr std::chrono::minutes appointment_due_before{5};

// The waiting ticket that this deputy calls next: due appointments first, by their time; then walk-ins and
// early appointments, by arrival. Null: nobody waits.
const Ticket* next_in_queue(std::span<const Ticket> tickets, const std::string& deputy_id, WallTime now);

// How many wait before `ticket` for the same deputy.
int people_ahead(std::span<const Ticket> tickets, const Ticket& ticket, WallTime now);

int waiting_for(std::span<const Ticket> tickets, const std::string& deputy_id);

const char* to_string(TicketState state);

} // namespace liaison::domain
