// Cuts shifts into bookable slots and says what may be booked.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/appointment.hpp"
#include "domain/deputy.hpp"
#include "domain/duty_roster.hpp"

namespace liaison::domain {

// What a citizen comes for, as far as it takes its own time: "a short question", "a matter with papers".
struct MatterKind {
    std::string code;
    LocalizedText name;
    std::chrono::minutes length{20};
};

struct SlotRules {
    std::chrono::minutes length{20};
    int capacity = 1;                 // people a slot
    std::chrono::minutes cut_off{10}; // a slot that begins sooner than this is for those who wait
    int days_ahead = 14;              // how far the calendar is open, today included as day 0
    int appointments_per_person = 2;  // still to come, at this station
    std::chrono::minutes buffer{0};   // between two appointments
    int walk_in_share = 30;           // percent of each shift's places that are never booked
    int appointments_per_day = 1;     // of one person, at this station
    int no_shows = 2;                 // so many within no_show_days: for as long, walk-in only. 0: no such rule
    std::chrono::days no_show_days{30};
    std::chrono::minutes hold{5};      // of a shared deputy's time, while a citizen decides
    std::vector<MatterKind> matters{}; // at most three, the usual one first; empty: all take `length`
};

struct Slot {
    std::string deputy_id;
    WallTime start;
    WallTime end;
    int free = 0;        // places left
    bool shared = false; // the county confirms it
};

// What slots are cut from.
struct Calendar {
    const OpeningHours& hours;
    const DutyRoster& roster;
    const SlotRules& rules;
    const TimeZone& zone;
    std::chrono::minutes length =
        rules.length; // of the matter in question; slots begin in the step of rules.length
};

// How many of the deputy's appointments stand at once, at most, within [start, end); each takes the buffer too.
int most_at_once(std::span<const Appointment> appointments, const std::string& deputy_id, WallTime start,
                 WallTime end, std::chrono::minutes buffer);

// Other stations book some of this time too.
bool is_shared(const Calendar& calendar, const std::string& deputy_id, const WallPeriod& time);

// Every slot of the deputy's shifts that begin on `day` and lies whole within the opening, with the places that
// `appointments` and the share of those who walk in leave. Slots in the past, within the cut-off or too far
// ahead are left out.
std::vector<Slot> slots_on(const Calendar& calendar, std::span<const Appointment> appointments,
                           const std::string& deputy_id, Day day, WallTime now);

// Who receives what was booked: its deputy, the one it was booked with where they are back, or a substitute who
// has a place for it among `appointments`. Nothing: nobody does. The county answers for what it has issued
// itself.
std::optional<std::string> who_receives(const Calendar& calendar, std::span<const Appointment> appointments,
                                        const Appointment& appointment);

enum class BookingError {
    no_such_slot,         // not in the roster any more, in the past, or too far ahead
    slot_full,            // somebody was faster
    person_busy,          // the person has an appointment at that time
    person_limit_reached, // enough appointments to come
    day_limit_reached,    // enough appointments on that day
    walk_in_only,         // stayed away too often of late; waiting in the room is open to them
};

// May this person book the deputy's slot that begins at `start`? Gives the slot. `appointments` are those still
// to come, and the person's own no-shows.
tl::expected<Slot, BookingError> may_book(const Calendar& calendar, std::span<const Appointment> appointments,
                                          const std::string& person_key, const std::string& deputy_id,
                                          WallTime start, WallTime now);

} // namespace liaison::domain
