#pragma once

#include <string>
#include <vector>

#include "domain/time.hpp"

namespace liaison::domain {

enum class AppointmentState { booked, arrived, called, meeting, done, no_show, cancelled };

// Who answers for the time: the station for its own shifts, the county for those that several stations book.
enum class Confirmation {
    not_needed,
    asked, // promised subject to the county's word
    given,
    refused, // somebody at another station was faster; the appointment is cancelled
};

// A person, a deputy, a time.
struct Appointment {
    std::string id;         // UUID
    std::string number;     // "B003", to say and to remember; not a key to anything
    std::string person_key; // keyed hash of the person's number; empty for one who came without papers
    std::string deputy_id;
    WallTime start;
    WallTime end;
    AppointmentState state = AppointmentState::booked;
    bool issued_by_county = false; // came as a signed code, and not from this kiosk's own slots
    WallTime booked_at;
    Confirmation confirmation = Confirmation::not_needed;
    std::string instead_of{}; // the deputy it was booked with, while a substitute receives

    // Takes up its slot.
    bool holds_slot() const {
        return state != AppointmentState::cancelled && state != AppointmentState::no_show;
    }
};

// The allowed ways of an appointment; anything else is our own bug.
bool may_become(AppointmentState from, AppointmentState to);

const char* to_string(AppointmentState state);
const char* to_string(Confirmation confirmation);

} // namespace liaison::domain
