// What a visit reads from the things around it.
#pragma once

#include <optional>

#include "domain/visit_code.hpp"
#include "flow/citizen_visit.hpp"

namespace liaison::flow {

// What the visitor is told of a code that does not count.
VisitProblem problem_of(domain::CodeError error);

// The appointment that the county has issued as this code.
domain::Appointment appointment_of(const domain::AppointmentCode& code, domain::WallTime now);

// A ticket that the visitor holds already, as it stands now.
domain::IssuedTicket ticket_without_code(const domain::Ticket& own, const Surroundings& around,
                                         domain::WallTime now);

// What the visitor is told of an appointment at which nobody can arrive any more.
VisitProblem problem_of(const domain::Appointment& appointment);

// What this person is told of an appointment, still to come, that was cancelled and that no other one has
// replaced.
std::optional<VisitProblem> lost_appointment(const domain::Visitor& visitor, const Surroundings& around,
                                             domain::WallTime now);

// This key may follow what is typed of an ID number: 17 digits, and at last a digit or X.
bool belongs_to_number(const std::string& typed, char key);

// What the visitor is told where something was not saved, and where that leads on to.
struct SaveTrouble {
    VisitProblem problem;
    VisitPhase way_on;
};
SaveTrouble trouble_of(const domain::SaveError& error);

// A card or a code counts now: it is asked for, or whoever comes is the next one.
bool may_be_identified(VisitPhase phase);

// The appointment that this person has today and has not come to yet.
std::optional<domain::Appointment> appointment_today(const domain::Visitor& visitor, const Surroundings& around,
                                                     domain::WallTime now);

} // namespace liaison::flow
