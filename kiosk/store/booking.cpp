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

// All that a place depends on: what was booked here, the person's no-shows, and what other stations have taken.
std::vector<domain::Appointment> bearing_on(SQLite::Database& sqlite, const std::string& person_key,
                                            domain::WallTime now, std::chrono::days no_show_days) {
    auto all =
        all_rows(sqlite, appointment_columns, appointment_from, "WHERE end_at > ?", now - no_slot_is_longer);
    const auto missed = all_rows(sqlite, appointment_columns, appointment_from,
                                 "WHERE state = 'no_show' AND person_key = ? AND end_at > ? AND end_at <= ?",
                                 person_key, now - 2 * no_show_days, now - no_slot_is_longer);
    all.insert(all.end(), missed.begin(), missed.end());
    const auto elsewhere = all_rows(sqlite, taken_columns, taken_from, "WHERE end_at > ?", now);
    all.insert(all.end(), elsewhere.begin(), elsewhere.end());
    return all;
}

domain::Slot slot_for(SQLite::Database& sqlite, const domain::BookingRequest& request,
                      const domain::Calendar& calendar, const std::string& person_key, domain::WallTime now) {
    const auto stored = bearing_on(sqlite, person_key, now, calendar.rules.no_show_days);
    const auto slot = domain::may_book(calendar, stored, person_key, request.deputy_id, request.start, now);
    if (!slot) refuse(slot.error());
    return *slot;
}

domain::Appointment book_slot(VisitWriter& writer, const domain::BookingRequest& request,
                              const domain::Calendar& calendar, const std::string& code,
                              const std::string& person_key) {
    const auto now = writer.now().wall;
    const domain::Slot slot = slot_for(writer.sqlite(), request, calendar, person_key, now);
    const domain::CheckIn check_in = writer.add_check_in(request.check_in);
    domain::Appointment appointment = writer.add_appointment(
        {.id = request.appointment_id.empty() ? writer.new_id() : request.appointment_id,
         .number = {},
         .person_key = person_key,
         .deputy_id = request.deputy_id,
         .start = slot.start,
         .end = slot.end,
         .booked_at = now,
         .confirmation = slot.shared ? domain::Confirmation::asked : domain::Confirmation::not_needed},
        calendar.zone.to_local(slot.start).day, code, check_in.id);
    writer.records().write(appointment);
    return appointment;
}

} // namespace

Saved<domain::Slot> Visits::look_at_slot(const domain::BookingRequest& request,
                                         const domain::Calendar& calendar, const Moment& now) {
    return guarded(database_.connection(), [&] {
        return slot_for(database_.connection().sqlite, request, calendar,
                        key_.person_key_of(request.check_in.visitor), now.wall);
    });
}

Saved<domain::IssuedBooking> Visits::book(const domain::BookingRequest& request,
                                          const domain::Calendar& calendar, const Moment& now) {
    const std::string person_key = key_.person_key_of(request.check_in.visitor);
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

Saved<int> Visits::follow_calendar(const domain::Calendar& calendar, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        auto all = bearing_on(writer.sqlite(), {}, now.wall, calendar.rules.no_show_days);
        int changed = 0;
        for (domain::Appointment& appointment : all) {
            if (appointment.id.empty() || appointment.state != AppointmentState::booked ||
                appointment.end <= now.wall)
                continue;
            const auto deputy = domain::who_receives(calendar, all, appointment);
            if (deputy == appointment.deputy_id) continue;
            if (deputy) {
                if (appointment.instead_of.empty()) appointment.instead_of = appointment.deputy_id;
                appointment.deputy_id = *deputy;
                if (appointment.instead_of == *deputy) appointment.instead_of.clear(); // is back
                if (appointment.confirmation != domain::Confirmation::not_needed)
                    appointment.confirmation = domain::Confirmation::asked; // another deputy's time
                appointment = writer.change(appointment);
            } else {
                appointment = writer.move(appointment, AppointmentState::cancelled);
            }
            ++changed;
        }
        return changed;
    });
}

} // namespace liaison::store
