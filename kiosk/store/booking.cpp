// Visits: booking, and the end of what was booked.
#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"
#include "store/visits.hpp"

namespace liaison::store {

using domain::AppointmentState;
using domain::TicketState;

namespace {

constexpr std::chrono::hours no_slot_is_longer{24};

domain::Appointment book_slot(VisitWriter& writer, const domain::BookingRequest& request,
                              const domain::Calendar& calendar, const std::string& code,
                              const std::string& person_key) {
    const auto now = writer.now().wall;
    const auto stored = all_rows(writer.sqlite(), appointment_columns, appointment_from, "WHERE end_at > ?",
                                 now - no_slot_is_longer);
    const auto slot = domain::may_book(calendar, stored, person_key, request.deputy_id, request.start, now);
    if (!slot) refuse(slot.error());
    const domain::CheckIn check_in = writer.add_check_in(request.check_in);
    domain::Appointment appointment =
        writer.add_appointment({.id = writer.new_id(),
                                .number = {},
                                .person_key = person_key,
                                .deputy_id = request.deputy_id,
                                .start = slot->start,
                                .end = slot->end,
                                .booked_at = now},
                               calendar.zone.to_local(slot->start).day, code, check_in.id);
    writer.records().write(appointment);
    return appointment;
}

} // namespace

Saved<domain::IssuedBooking> Visits::book(const domain::BookingRequest& request,
                                          const domain::Calendar& calendar, const Moment& now) {
    const domain::Visitor& visitor = request.check_in.visitor;
    const std::string person_key =
        visitor.number.empty() ? visitor.person_key : key_.person_key(visitor.number);
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        domain::IssuedBooking issued;
        issued.code = writer.new_code();
        issued.appointment = book_slot(writer, request, calendar, issued.code, person_key);
        return issued;
    });
}

Saved<void> Visits::cancel(const std::string& appointment_id, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        const auto appointment = writer.find_appointment(appointment_id);
        if (!appointment) refuse("no such appointment");
        writer.move(*appointment, AppointmentState::cancelled);
        // Who has arrived already waits in the queue: they leave it.
        if (const auto ticket = first_row(
                writer.sqlite(), ticket_columns, ticket_from,
                "WHERE appointment_id = ? AND tickets.state IN ('waiting', 'set_aside')", appointment_id))
            writer.withdraw(*ticket, TicketState::missed);
    });
}

Saved<int> Visits::cancel_closed(const domain::Calendar& calendar, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        int cancelled = 0;
        for (const domain::Appointment& appointment :
             all_rows(writer.sqlite(), appointment_columns, appointment_from,
                      "WHERE state = 'booked' AND end_at > ?", now.wall)) {
            if (still_stands(calendar, appointment)) continue;
            writer.move(appointment, AppointmentState::cancelled);
            ++cancelled;
        }
        return cancelled;
    });
}

} // namespace liaison::store
