#include "flow/visit_lookup.hpp"

namespace liaison::flow {

VisitProblem problem_of(domain::CodeError error) {
    switch (error) {
    case domain::CodeError::not_ours: return VisitProblem::code_not_ours;
    case domain::CodeError::damaged: return VisitProblem::code_damaged;
    case domain::CodeError::forged: return VisitProblem::code_forged;
    case domain::CodeError::foreign_station: return VisitProblem::code_foreign_station;
    case domain::CodeError::too_early: return VisitProblem::code_too_early;
    case domain::CodeError::too_late: return VisitProblem::code_too_late;
    }
    return VisitProblem::code_damaged;
}

domain::Appointment appointment_of(const domain::AppointmentCode& code, domain::WallTime now) {
    return {.id = code.appointment_id,
            .number = {},
            .person_key = {},
            .deputy_id = code.deputy_id,
            .start = code.start,
            .end = code.end,
            .issued_by_county = true,
            .booked_at = now};
}

domain::IssuedTicket ticket_without_code(const domain::Ticket& own, const Surroundings& around,
                                         domain::WallTime now) {
    const int ahead = domain::people_ahead(around.day.tickets, own, now, around.configuration.queue);
    return {own, {}, ahead, around.day.waiting_time(own.deputy_id, ahead)};
}

VisitProblem problem_of(const domain::Appointment& appointment) {
    if (appointment.state != domain::AppointmentState::cancelled) return VisitProblem::code_unknown;
    return appointment.confirmation == domain::Confirmation::refused ? VisitProblem::appointment_lost
                                                                     : VisitProblem::appointment_cancelled;
}

bool belongs_to_number(const std::string& typed, char key) {
    constexpr std::size_t longest_number = 18;
    const bool x_in_its_place = key == 'X' && typed.size() == longest_number - 1;
    const bool digit = key >= '0' && key <= '9';
    return typed.size() < longest_number && (digit || x_in_its_place);
}

std::optional<VisitProblem> lost_appointment(const domain::Visitor& visitor, const Surroundings& around,
                                             domain::WallTime now) {
    std::optional<VisitProblem> lost;
    for (const domain::Appointment& appointment : around.day.appointments) {
        if (visitor.person_key.empty() || appointment.person_key != visitor.person_key ||
            appointment.end <= now)
            continue;
        if (appointment.state != domain::AppointmentState::cancelled) return std::nullopt;
        lost = problem_of(appointment);
    }
    return lost;
}

SaveTrouble trouble_of(const domain::SaveError& error) {
    using enum VisitPhase;
    if (error.kind != domain::SaveError::Kind::rule) return {VisitProblem::cannot_save, on_duty};
    switch (error.rule) {
    case domain::BookingError::no_such_slot: return {VisitProblem::slot_gone, choose_slot};
    case domain::BookingError::slot_full: return {VisitProblem::slot_taken, choose_slot};
    case domain::BookingError::person_busy: return {VisitProblem::person_busy, choose_slot};
    case domain::BookingError::day_limit_reached: return {VisitProblem::day_limit, choose_slot};
    case domain::BookingError::walk_in_only: return {VisitProblem::walk_in_only, on_duty};
    case domain::BookingError::person_limit_reached: break;
    }
    return {VisitProblem::person_limit, on_duty};
}

bool may_be_identified(VisitPhase phase) {
    using enum VisitPhase;
    switch (phase) {
    case welcome:
    case identify:
    case type_number:
    case type_document:
    case problem:
    case ticket:
    case booked:
    case progress:
    case left: return true;
    default: return false;
    }
}

std::optional<domain::Appointment> appointment_today(const domain::Visitor& visitor, const Surroundings& around,
                                                     domain::WallTime now) {
    if (visitor.person_key.empty()) return std::nullopt;
    const auto& zone = around.configuration.time_zone;
    for (const domain::Appointment& appointment : around.day.appointments)
        if (appointment.person_key == visitor.person_key &&
            appointment.state == domain::AppointmentState::booked &&
            zone.to_local(appointment.start).day == zone.to_local(now).day &&
            now <= appointment.end + domain::code_valid_after)
            return appointment;
    return std::nullopt;
}

bool may_leave(const domain::Ticket& ticket) {
    using enum domain::TicketState;
    return ticket.state == waiting || ticket.state == called || ticket.state == set_aside;
}

} // namespace liaison::flow
