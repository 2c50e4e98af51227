// Visits::check_in: who is here, with which appointment, and the ticket that follows.
#include "domain/visit_code.hpp"
#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"
#include "store/visits.hpp"

namespace liaison::store {

using domain::AppointmentState;
using domain::BookingError;

namespace {

// The appointment as the store has it, else as the county signed it; never as the caller remembers it.
domain::Appointment known_appointment(VisitWriter& writer, const domain::Appointment& brought) {
    const auto now = writer.now().wall;
    auto appointment = writer.find_appointment(brought.id);
    if (!appointment) {
        if (!brought.issued_by_county) refuse(BookingError::no_such_slot);
        appointment = brought;
        appointment->state = AppointmentState::booked;
    }
    if (now < appointment->start - domain::code_valid_before ||
        now > appointment->end + domain::code_valid_after)
        refuse(BookingError::no_such_slot);
    return *appointment;
}

// Whoever was called in vain gave the place up; somebody may have booked it since.
bool is_given_to_another(VisitWriter& writer, const domain::Appointment& appointment) {
    if (appointment.state != AppointmentState::no_show) return false;
    return number_from(writer.sqlite(),
                       "SELECT count(*) FROM appointments WHERE deputy_id = ?1 AND id <> ?2 AND start_at < ?3"
                       " AND end_at > ?4 AND state NOT IN ('cancelled', 'no_show') AND booked_at >="
                       " (SELECT max(called_at) FROM tickets WHERE day = ?5 AND appointment_id = ?2)",
                       appointment.deputy_id, appointment.id, appointment.end, appointment.start,
                       writer.now().today) > 0;
}

// The ticket that the visitor has already, for this appointment or in this deputy's queue.
std::optional<domain::Ticket> ticket_in_hand(VisitWriter& writer, const std::string& person_key,
                                             const std::string& deputy_id,
                                             const std::optional<domain::Appointment>& appointment) {
    if (appointment) {
        auto ticket =
            first_row(writer.sqlite(), ticket_columns, ticket_from,
                      "WHERE tickets.appointment_id = ? AND tickets.state NOT IN ('missed', 'left', 'done')",
                      appointment->id);
        if (ticket) return ticket;
    }
    if (person_key.empty()) return std::nullopt;
    return first_row(
        writer.sqlite(), ticket_columns, ticket_from,
        "WHERE tickets.day = ? AND tickets.deputy_id = ? AND check_ins.person_key = ?"
        " AND (tickets.state IN ('waiting', 'set_aside') OR (tickets.state = 'called' AND ?4 IS NULL))"
        " AND (?4 IS NULL OR tickets.appointment_id IS NULL OR tickets.appointment_id = ?4)",
        writer.now().today, deputy_id, person_key, appointment ? std::optional{appointment->id} : std::nullopt);
}

domain::Appointment arrive(VisitWriter& writer, const domain::Appointment& appointment) {
    if (!writer.find_appointment(appointment.id))
        writer.add_appointment(appointment, writer.now().today, {}, {});
    if (appointment.state == AppointmentState::arrived) return appointment;
    if (!may_become(appointment.state, AppointmentState::arrived)) refuse(BookingError::no_such_slot);
    return writer.move(appointment, AppointmentState::arrived);
}

// One who waited as a walk-in turns out to have an appointment.
domain::Ticket adopt(VisitWriter& writer, domain::Ticket ticket, const domain::Appointment& appointment) {
    arrive(writer, appointment);
    ticket.appointment_id = appointment.id;
    ticket.appointment_start = appointment.start;
    run(writer.sqlite(), "UPDATE tickets SET appointment_id = ? WHERE id = ?", appointment.id, ticket.id);
    writer.records().write(ticket);
    return ticket;
}

domain::Ticket ticket_for(VisitWriter& writer, const domain::CheckInRequest& request,
                          const std::string& person_key, const std::string& code) {
    std::optional<domain::Appointment> appointment;
    if (request.appointment) appointment = known_appointment(writer, *request.appointment);
    const std::string deputy_id = appointment ? appointment->deputy_id : request.deputy_id;
    if (appointment && is_given_to_another(writer, *appointment)) appointment.reset(); // waits without it
    if (auto ticket = ticket_in_hand(writer, person_key, deputy_id, appointment)) {
        writer.replace_code(*ticket, code);
        const bool is_walk_in = ticket->appointment_id.empty();
        return appointment && is_walk_in ? adopt(writer, *std::move(ticket), *appointment) : *ticket;
    }
    const auto check_in = writer.add_check_in(request.check_in);
    if (appointment) appointment = arrive(writer, *appointment);
    return writer.add_ticket(check_in, deputy_id, appointment, code);
}

} // namespace

Saved<domain::IssuedTicket> Visits::check_in(const domain::CheckInRequest& request, const Moment& now,
                                             const domain::QueueRules& rules) {
    const std::string person_key = key_.person_key_of(request.check_in.visitor);
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        domain::IssuedTicket issued;
        issued.code = writer.new_code();
        issued.ticket = ticket_for(writer, request, person_key, issued.code);
        issued.people_ahead = domain::people_ahead(writer.tickets_of_today(), issued.ticket, now.wall, rules);
        issued.waiting = domain::estimate_waiting(last_receptions(writer.sqlite(), issued.ticket.deputy_id),
                                                  issued.people_ahead);
        return issued;
    });
}

} // namespace liaison::store
