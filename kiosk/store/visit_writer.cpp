#include "store/visit_writer.hpp"

#include "domain/visit_code.hpp"
#include "store/rows.hpp"

namespace liaison::store {

using domain::AppointmentState;
using domain::TicketState;

namespace {

AppointmentState appointment_state_with(TicketState state) {
    switch (state) {
    case TicketState::waiting:
    case TicketState::set_aside: return AppointmentState::arrived;
    case TicketState::called: return AppointmentState::called;
    case TicketState::meeting: return AppointmentState::meeting;
    case TicketState::done: return AppointmentState::done;
    case TicketState::missed: return AppointmentState::no_show;
    case TicketState::left: break;
    }
    return AppointmentState::cancelled;
}

} // namespace

std::optional<domain::Appointment> VisitWriter::find_appointment(const std::string& id) {
    return first_row(sqlite_, appointment_columns, appointment_from, "WHERE id = ?", id);
}

std::optional<domain::Ticket> VisitWriter::find_ticket(const std::string& id) {
    return first_row(sqlite_, ticket_columns, ticket_from, "WHERE tickets.id = ?", id);
}

std::vector<domain::Ticket> VisitWriter::tickets_of_today() {
    return all_rows(sqlite_, queue_columns, ticket_from, "WHERE tickets.day = ? ORDER BY tickets.number",
                    now_.today);
}

domain::CheckIn VisitWriter::add_check_in(domain::CheckIn check_in) {
    if (check_in.agreed_at == domain::WallTime{}) refuse("without consent nothing is stored");
    if (check_in.id.empty()) check_in.id = new_id();
    domain::Visitor& visitor = check_in.visitor;
    if (!visitor.number.empty()) visitor.person_key = key_.person_key(visitor.number);
    run(sqlite_,
        "INSERT INTO check_ins (id, person_key, name, number, identified_by, language, agreed_at, arrived_at)"
        " VALUES (?1, ?2, sealed(?3, ?1, 'check_ins.name'), sealed(?4, ?1, 'check_ins.number'), ?5, ?6, ?7, "
        "?8)",
        check_in.id, TextOrNull{visitor.person_key}, TextOrNull{visitor.name}, TextOrNull{visitor.number},
        to_string(visitor.identified_by), check_in.language, check_in.agreed_at, now_.wall);
    records_.write(check_in);
    return check_in;
}

domain::Appointment VisitWriter::add_appointment(domain::Appointment appointment, domain::Day day,
                                                 const std::string& code, const std::string& check_in_id) {
    std::optional<std::int64_t> number;
    std::optional<std::string> code_hash;
    if (!appointment.issued_by_county) {
        number =
            number_from(sqlite_, "SELECT coalesce(max(number), 0) + 1 FROM appointments WHERE day = ?", day);
        code_hash = key_.code_hash(code);
        appointment.number = booking_number(*number);
    }
    run(sqlite_,
        "INSERT INTO appointments (id, day, number, person_key, check_in_id, deputy_id, start_at, end_at, "
        "state,"
        " issued_by_county, booked_at, code_hash, confirmation)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        appointment.id, day, number, TextOrNull{appointment.person_key}, TextOrNull{check_in_id},
        appointment.deputy_id, appointment.start, appointment.end, to_string(appointment.state),
        appointment.issued_by_county ? 1 : 0, appointment.booked_at, code_hash,
        to_string(appointment.confirmation));
    return appointment;
}

domain::Ticket VisitWriter::add_ticket(const domain::CheckIn& check_in, const std::string& deputy_id,
                                       const std::optional<domain::Appointment>& appointment,
                                       const std::string& code) {
    const auto number =
        number_from(sqlite_, "SELECT coalesce(max(number), 0) + 1 FROM tickets WHERE day = ?", now_.today);
    domain::Ticket ticket{.id = new_id(),
                          .number = domain::ticket_number(static_cast<int>(number)),
                          .day = now_.today,
                          .deputy_id = deputy_id,
                          .check_in_id = check_in.id,
                          .appointment_id = appointment ? appointment->id : std::string{},
                          .appointment_start = appointment ? std::optional{appointment->start} : std::nullopt,
                          .issued_at = now_.wall,
                          .called_at = {},
                          .visitor_name = check_in.visitor.name,
                          .language = check_in.language};
    run(sqlite_,
        "INSERT INTO tickets (id, day, number, deputy_id, check_in_id, appointment_id, state, issued_at, "
        "code_hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ticket.id, ticket.day, number, deputy_id, check_in.id, TextOrNull{ticket.appointment_id},
        to_string(ticket.state), ticket.issued_at, key_.code_hash(code));
    records_.write(ticket);
    return ticket;
}

domain::Appointment VisitWriter::move(domain::Appointment appointment, AppointmentState to) {
    if (!may_become(appointment.state, to))
        refuse(std::string("an appointment that is ") + to_string(appointment.state) + " cannot become " +
               to_string(to));
    appointment.state = to;
    return change(std::move(appointment));
}

domain::Appointment VisitWriter::change(domain::Appointment appointment) {
    run(sqlite_,
        "UPDATE appointments SET state = ?, deputy_id = ?, instead_of = ?, confirmation = ? WHERE id = ?",
        to_string(appointment.state), appointment.deputy_id, TextOrNull{appointment.instead_of},
        to_string(appointment.confirmation), appointment.id);
    records_.write(appointment);
    return appointment;
}

domain::Ticket VisitWriter::move(domain::Ticket ticket, TicketState to) {
    ticket = move_alone(std::move(ticket), to);
    if (!ticket.appointment_id.empty())
        if (const auto appointment = find_appointment(ticket.appointment_id))
            if (const auto state = appointment_state_with(to);
                state != appointment->state || state == AppointmentState::called)
                move(*appointment, state);
    return ticket;
}

domain::Ticket VisitWriter::withdraw(const domain::Ticket& ticket, TicketState to) {
    domain::Ticket moved = move_alone(ticket, to);
    if (ticket.appointment_id.empty()) return moved;
    const auto appointment = find_appointment(ticket.appointment_id);
    for (const auto end : {AppointmentState::no_show, AppointmentState::cancelled})
        if (appointment && may_become(appointment->state, end)) {
            move(*appointment, end);
            break;
        }
    return moved;
}

domain::Ticket VisitWriter::move_alone(domain::Ticket ticket, TicketState to) {
    if (!may_become(ticket.state, to))
        refuse(std::string("a ticket that is ") + to_string(ticket.state) + " cannot become " + to_string(to));
    ticket.state = to;
    if (to == TicketState::called) {
        ticket.called_at = now_.wall;
        ++ticket.calls;
    }
    return change(std::move(ticket));
}

domain::Ticket VisitWriter::change(domain::Ticket ticket) {
    const auto& priority = ticket.priority;
    run(sqlite_,
        "UPDATE tickets SET deputy_id = ?2, appointment_id = ?3, state = ?4, called_at = ?5, calls = ?6,"
        " times_aside = ?7, aside_at = ?8, returned_at = ?9,"
        " priority = sealed(?10, check_in_id, 'tickets.priority/' || id), priority_by = ?11, priority_at = ?12"
        " WHERE id = ?1",
        ticket.id, ticket.deputy_id, TextOrNull{ticket.appointment_id}, to_string(ticket.state),
        ticket.called_at, ticket.calls, ticket.times_aside, ticket.aside_at, ticket.returned_at,
        priority ? std::optional{to_string(priority->reason)} : std::nullopt,
        priority ? std::optional{priority->deputy_id} : std::nullopt,
        priority ? std::optional{priority->given_at} : std::nullopt);
    records_.write(ticket);
    return ticket;
}

void VisitWriter::replace_code(const domain::Ticket& ticket, const std::string& code) {
    run(sqlite_, "UPDATE tickets SET code_hash = ? WHERE id = ?", key_.code_hash(code), ticket.id);
}

std::string VisitWriter::new_code() {
    return domain::make_ticket_code(random_());
}

} // namespace liaison::store
