#include "domain/slots.hpp"

#include <algorithm>

namespace liaison::domain {

namespace {

bool overlap(const Appointment& appointment, WallTime start, WallTime end) {
    return appointment.start < end && start < appointment.end;
}

int places_left(const SlotRules& rules, std::span<const Appointment> appointments, const std::string& deputy_id,
                WallTime start, WallTime end) {
    const auto taken = std::count_if(appointments.begin(), appointments.end(), [&](const Appointment& a) {
        return a.deputy_id == deputy_id && a.holds_slot() && overlap(a, start, end);
    });
    return std::max(0, rules.capacity - static_cast<int>(taken));
}

bool within_calendar(const Calendar& calendar, WallTime start, Day day, WallTime now) {
    const Day today = calendar.zone.to_local(now).day;
    const auto last = std::chrono::sys_days{today} + std::chrono::days{calendar.rules.days_ahead};
    return start >= now + calendar.rules.cut_off && std::chrono::sys_days{day} <= last;
}

// A slot may lie across midnight.
std::vector<WallPeriod> open_around(const Calendar& calendar, Day day) {
    std::vector<WallPeriod> open;
    for (const Day open_day : {previous_day(day), day, next_day(day)}) {
        const auto periods = open_periods(calendar.hours, calendar.zone, open_day);
        open.insert(open.end(), periods.begin(), periods.end());
    }
    join_adjoining(open);
    return open;
}

bool lies_within(const std::vector<WallPeriod>& periods, const WallPeriod& what) {
    return std::any_of(periods.begin(), periods.end(),
                       [&](const WallPeriod& period) { return period.contains(what); });
}

} // namespace

std::vector<Slot> slots_on(const Calendar& calendar, std::span<const Appointment> appointments,
                           const std::string& deputy_id, Day day, WallTime now) {
    const std::vector<WallPeriod> open = open_around(calendar, day);
    std::vector<Slot> slots;
    for (const WallPeriod& shift : shifts_on(calendar.roster, calendar.zone, deputy_id, day))
        for (WallTime start = shift.start; start + calendar.rules.length <= shift.end;
             start += calendar.rules.length) {
            const WallPeriod slot{start, start + calendar.rules.length};
            if (!lies_within(open, slot) || !within_calendar(calendar, start, day, now)) continue;
            slots.push_back({deputy_id, slot.start, slot.end,
                             places_left(calendar.rules, appointments, deputy_id, slot.start, slot.end)});
        }
    return slots;
}

bool still_stands(const Calendar& calendar, const Appointment& appointment) {
    if (appointment.issued_by_county) return true;
    const Day day = calendar.zone.to_local(appointment.start).day;
    std::vector<WallPeriod> shifts;
    for (const Day shift_day : {previous_day(day), day}) { // the shift may have begun before midnight
        const auto periods = shifts_on(calendar.roster, calendar.zone, appointment.deputy_id, shift_day);
        shifts.insert(shifts.end(), periods.begin(), periods.end());
    }
    join_adjoining(shifts);
    const WallPeriod time{appointment.start, appointment.end};
    return lies_within(shifts, time) && lies_within(open_around(calendar, day), time);
}

tl::expected<Slot, BookingError> may_book(const Calendar& calendar, std::span<const Appointment> appointments,
                                          const std::string& person_key, const std::string& deputy_id,
                                          WallTime start, WallTime now) {
    const Day day = calendar.zone.to_local(start).day;
    for (const Day shift_day : {previous_day(day), day}) // the shift may have begun before midnight
        for (const Slot& slot : slots_on(calendar, appointments, deputy_id, shift_day, now)) {
            if (slot.start != start) continue;
            int still_to_come = 0;
            for (const Appointment& a : appointments) {
                if (person_key.empty() || a.person_key != person_key || !a.holds_slot()) continue;
                if (overlap(a, slot.start, slot.end)) return tl::unexpected(BookingError::person_busy);
                if (a.state == AppointmentState::booked && a.start >= now) ++still_to_come;
            }
            if (slot.free == 0) return tl::unexpected(BookingError::slot_full);
            if (still_to_come >= calendar.rules.appointments_per_person)
                return tl::unexpected(BookingError::person_limit_reached);
            return slot;
        }
    return tl::unexpected(BookingError::no_such_slot);
}

} // namespace liaison::domain
