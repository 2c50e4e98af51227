#include "domain/slots.hpp"

#include <algorithm>

namespace liaison::domain {

namespace {

bool overlap(const Appointment& appointment, WallTime start, WallTime end) {
    return appointment.start < end && start < appointment.end;
}

// How many steps of the shift an appointment takes.
std::int64_t steps_of(const SlotRules& rules, std::chrono::minutes length) {
    const auto step = rules.length + rules.buffer;
    return (length + rules.buffer + step - std::chrono::minutes{1}) / step;
}

// Steps of this shift that may be booked yet: all but the share of those who walk in and what is taken.
std::int64_t steps_to_book(const Calendar& calendar, std::span<const Appointment> appointments,
                           const std::string& deputy_id, const WallPeriod& shift, std::int64_t slots) {
    constexpr int percent = 100;
    const SlotRules& rules = calendar.rules;
    std::int64_t left = slots * rules.capacity;
    left -= left * rules.walk_in_share / percent;
    for (const Appointment& a : appointments)
        if (a.deputy_id == deputy_id && a.holds_slot() && overlap(a, shift.start, shift.end))
            left -= steps_of(rules, std::chrono::ceil<std::chrono::minutes>(a.end - a.start));
    return left;
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

// The starts of the shift's slots; time that is closed has none.
std::vector<WallTime> starts_within(const Calendar& calendar, const std::vector<WallPeriod>& open,
                                    const WallPeriod& shift, std::chrono::minutes length) {
    std::vector<WallTime> starts;
    for (WallTime start = shift.start; start + length <= shift.end;
         start += calendar.rules.length + calendar.rules.buffer)
        if (lies_within(open, {start, start + length})) starts.push_back(start);
    return starts;
}

DutyRoster shared_shifts(const DutyRoster& roster, const std::string& deputy_id) {
    DutyRoster shared;
    std::copy_if(roster.begin(), roster.end(), std::back_inserter(shared),
                 [&](const DutyShift& shift) { return shift.shared && shift.deputy_id == deputy_id; });
    return shared;
}

// Some of the time lies in one of the deputy's shifts, one that began before midnight included.
bool meets_shift(const DutyRoster& roster, const TimeZone& zone, const std::string& deputy_id,
                 const WallPeriod& time) {
    if (roster.empty()) return false;
    const Day day = zone.to_local(time.start).day;
    for (const Day shift_day : {previous_day(day), day})
        for (const WallPeriod& period : shifts_on(roster, zone, deputy_id, shift_day))
            if (period.start < time.end && time.start < period.end) return true;
    return false;
}

bool on_duty_throughout(const Calendar& calendar, const std::string& deputy_id, const WallPeriod& time) {
    const Day day = calendar.zone.to_local(time.start).day;
    std::vector<WallPeriod> shifts;
    for (const Day shift_day : {previous_day(day), day}) { // the shift may have begun before midnight
        const auto periods = shifts_on(calendar.roster, calendar.zone, deputy_id, shift_day);
        shifts.insert(shifts.end(), periods.begin(), periods.end());
    }
    join_adjoining(shifts);
    return lies_within(shifts, time);
}

bool stayed_away_too_often(const SlotRules& rules, std::span<const Appointment> appointments,
                           const std::string& person_key, WallTime now) {
    if (rules.no_shows == 0) return false;
    std::vector<WallTime> missed;
    for (const Appointment& a : appointments)
        if (a.person_key == person_key && a.state == AppointmentState::no_show && a.end <= now)
            missed.push_back(a.end);
    std::sort(missed.rbegin(), missed.rend());
    const auto enough = static_cast<std::size_t>(rules.no_shows);
    return missed.size() >= enough && now < missed.front() + rules.no_show_days &&
           missed.front() - missed[enough - 1] <= rules.no_show_days;
}

// What speaks against the person, whatever place there is.
std::optional<BookingError> against_person(const Calendar& calendar, std::span<const Appointment> appointments,
                                           const std::string& person_key, const Slot& slot, WallTime now) {
    if (person_key.empty()) return std::nullopt; // without papers nobody is counted
    const Day day = calendar.zone.to_local(slot.start).day;
    int still_to_come = 0;
    int on_that_day = 0;
    for (const Appointment& a : appointments) {
        if (a.person_key != person_key || !a.holds_slot()) continue;
        if (overlap(a, slot.start, slot.end)) return BookingError::person_busy;
        if (a.state == AppointmentState::booked && a.start >= now) ++still_to_come;
        if (calendar.zone.to_local(a.start).day == day) ++on_that_day;
    }
    if (stayed_away_too_often(calendar.rules, appointments, person_key, now)) return BookingError::walk_in_only;
    if (slot.free == 0) return std::nullopt; // is said first: another slot may do
    if (still_to_come >= calendar.rules.appointments_per_person) return BookingError::person_limit_reached;
    if (on_that_day >= calendar.rules.appointments_per_day) return BookingError::day_limit_reached;
    return std::nullopt;
}

} // namespace

int most_at_once(std::span<const Appointment> appointments, const std::string& deputy_id, WallTime start,
                 WallTime end, std::chrono::minutes buffer) {
    std::vector<const Appointment*> there;
    for (const Appointment& a : appointments)
        if (a.deputy_id == deputy_id && a.holds_slot() && overlap(a, start - buffer, end + buffer))
            there.push_back(&a);
    std::ptrdiff_t most = 0;
    for (const Appointment* begins : there) // it is fullest as one of them begins
        most = std::max(most, std::count_if(there.begin(), there.end(), [&](const Appointment* a) {
                            return a->start <= begins->start && begins->start < a->end + buffer;
                        }));
    return static_cast<int>(most);
}

bool is_shared(const Calendar& calendar, const std::string& deputy_id, const WallPeriod& time) {
    return meets_shift(shared_shifts(calendar.roster, deputy_id), calendar.zone, deputy_id, time);
}

std::vector<Slot> slots_on(const Calendar& calendar, std::span<const Appointment> appointments,
                           const std::string& deputy_id, Day day, WallTime now) {
    const std::vector<WallPeriod> open = open_around(calendar, day);
    const SlotRules& rules = calendar.rules;
    const DutyRoster shared = shared_shifts(calendar.roster, deputy_id);
    std::vector<Slot> slots;
    for (const WallPeriod& shift : shifts_on(calendar.roster, calendar.zone, deputy_id, day)) {
        const auto usual = static_cast<std::int64_t>(starts_within(calendar, open, shift, rules.length).size());
        const auto places =
            steps_to_book(calendar, appointments, deputy_id, shift, usual) / steps_of(rules, calendar.length);
        for (const WallTime start : starts_within(calendar, open, shift, calendar.length)) {
            if (!within_calendar(calendar, start, day, now)) continue;
            const WallPeriod time{start, start + calendar.length};
            const int taken = most_at_once(appointments, deputy_id, time.start, time.end, rules.buffer);
            const auto free = std::min<std::int64_t>(rules.capacity - taken, places);
            slots.push_back({deputy_id, time.start, time.end, static_cast<int>(std::max<std::int64_t>(0, free)),
                             meets_shift(shared, calendar.zone, deputy_id, time)});
        }
    }
    return slots;
}

std::optional<std::string> who_receives(const Calendar& calendar, std::span<const Appointment> appointments,
                                        const Appointment& appointment) {
    if (appointment.issued_by_county) return appointment.deputy_id;
    const WallPeriod time{appointment.start, appointment.end};
    if (!lies_within(open_around(calendar, calendar.zone.to_local(time.start).day), time)) return std::nullopt;
    const std::string& booked_with =
        appointment.instead_of.empty() ? appointment.deputy_id : appointment.instead_of;
    std::vector<std::string> candidates = substitutes_of(calendar.roster, booked_with);
    candidates.insert(candidates.begin(), {booked_with, appointment.deputy_id});
    for (const std::string& deputy : candidates) {
        if (!on_duty_throughout(calendar, deputy, time)) continue;
        const bool has_place = deputy == appointment.deputy_id ||
                               most_at_once(appointments, deputy, time.start, time.end, calendar.rules.buffer) <
                                   calendar.rules.capacity;
        if (has_place) return deputy;
    }
    return std::nullopt;
}

tl::expected<Slot, BookingError> may_book(const Calendar& calendar, std::span<const Appointment> appointments,
                                          const std::string& person_key, const std::string& deputy_id,
                                          WallTime start, WallTime now) {
    const Day day = calendar.zone.to_local(start).day;
    for (const Day shift_day : {previous_day(day), day}) // the shift may have begun before midnight
        for (const Slot& slot : slots_on(calendar, appointments, deputy_id, shift_day, now)) {
            if (slot.start != start) continue;
            if (const auto error = against_person(calendar, appointments, person_key, slot, now))
                return tl::unexpected(*error);
            if (slot.free == 0) return tl::unexpected(BookingError::slot_full);
            return slot;
        }
    return tl::unexpected(BookingError::no_such_slot);
}

} // namespace liaison::domain
