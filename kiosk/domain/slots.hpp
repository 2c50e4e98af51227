// Cuts shifts into bookable slots and says what may be booked.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/appointment.hpp"
#include "domain/duty_roster.hpp"

namespace liaison::domain {

struct SlotRules {
    std::chrono::minutes length{20};
    int capacity = 1;                 // people a slot
    std::chrono::minutes cut_off{10}; // a slot that begins sooner than this is for those who wait
    int days_ahead = 14;              // how far the calendar is open, today included as day 0
    int appointments_per_person = 2;  // still to come, at this station
};

struct Slot {
    std::string deputy_id;
    WallTime start;
    WallTime end;
    int free = 0; // places left
};

// What slots are cut from.
struct Calendar {
    const OpeningHours& hours;
    const DutyRoster& roster;
    const SlotRules& rules;
    const TimeZone& zone;
};

// Every slot of the deputy's shifts that begin on `day` and lies whole within the opening, with the places that
// `appointments` leave. Slots in the past, within the cut-off or too far ahead are left out.
std::vector<Slot> slots_on(const Calendar& calendar, std::span<const Appointment> appointments,
                           const std::string& deputy_id, Day day, WallTime now);

// What was booked at this station can be kept: the deputy is still on duty then, and the station open. The
// county answers for what it has issued itself.
bool still_stands(const Calendar& calendar, const Appointment& appointment);

enum class BookingError {
    no_such_slot,         // not in the roster any more, in the past, or too far ahead
    slot_full,            // somebody was faster
    person_busy,          // the person has an appointment at that time
    person_limit_reached, // enough appointments to come
};

// May this person book the deputy's slot that begins at `start`? Gives the slot.
tl::expected<Slot, BookingError> may_book(const Calendar& calendar, std::span<const Appointment> appointments,
                                          const std::string& person_key, const std::string& deputy_id,
                                          WallTime start, WallTime now);

} // namespace liaison::domain
