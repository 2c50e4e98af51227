// Those who wait in the room: tickets, and who is next.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/time.hpp"

namespace liaison::domain {

enum class TicketState {
    waiting,
    called,
    set_aside, // called, and not there: comes back to the front by itself
    meeting,
    done,
    missed, // called again in vain, or the day is over; the desk may recall it the same day
    left,   // the visitor did not want to wait any longer
};

enum class PriorityReason { elderly, pregnant, disabled };

// Who let somebody go before others, when and why.
struct Priority {
    PriorityReason reason = PriorityReason::elderly;
    std::string deputy_id;
    WallTime given_at;
};

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
    int calls = 0;            // since it last began to wait
    std::string visitor_name; // for the desk only; empty once the kiosk no longer holds it
    std::string language{};   // that the visitor chose: their number is called in it too
    std::optional<Priority> priority{};
    int times_aside = 0;
    std::optional<WallTime> aside_at{};    // the last time
    std::optional<WallTime> returned_at{}; // recalled by the desk
};

// How numbers are called at a station; from the county's configuration.
struct QueueRules {
    int calls = 3;                          // then the number is set aside, the second time missed
    std::chrono::seconds between_calls{60}; // told to the deputy, who sees the room; never enforced
    std::chrono::minutes aside{15};
    std::chrono::minutes late_after{10};          // who comes so long after an appointment's start is late
    std::chrono::minutes priority_head_start{30}; // counted as though they had come so much sooner
};

// The allowed ways of a ticket; anything else is our own bug. Called to called is another call.
bool may_become(TicketState from, TicketState to);

// "A012" from 12; more than 999 on a day simply grow longer.
std::string ticket_number(int running_number);

// An appointment counts as due from this long before its start.
inline constexpr std::chrono::minutes appointment_due_before{5};

// Waits, or is back from having been set aside. A clock that was set back keeps nobody aside.
bool can_be_called(const Ticket& ticket, WallTime now, const QueueRules& rules = {});

// All who can be called, in the one order of the station. First those who are back from having been set aside
// or were recalled: it was their turn already. Then due appointments whose people came in time, by the time of
// the appointment. Then everybody else by arrival: walk-ins, early and late appointments. Who has priority
// counts as having come `priority_head_start` sooner, so nobody who has waited longer than that is ever
// overtaken by them.
std::vector<const Ticket*> in_call_order(std::span<const Ticket> tickets, const std::string& deputy_id,
                                         WallTime now, const QueueRules& rules = {});

// The first of them; null: nobody waits.
const Ticket* next_in_queue(std::span<const Ticket> tickets, const std::string& deputy_id, WallTime now,
                            const QueueRules& rules = {});

// How many wait before `ticket` for the same deputy.
int people_ahead(std::span<const Ticket> tickets, const Ticket& ticket, WallTime now,
                 const QueueRules& rules = {});

int waiting_for(std::span<const Ticket> tickets, const std::string& deputy_id, WallTime now,
                const QueueRules& rules = {});

const char* to_string(TicketState state);
const char* to_string(PriorityReason reason);

} // namespace liaison::domain
