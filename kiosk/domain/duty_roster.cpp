#include "domain/duty_roster.hpp"

#include <algorithm>

namespace liaison::domain {

namespace {

constexpr MinuteOfDay whole_day = std::chrono::hours{24};

WallPeriod on_day(const DayPeriod& period, const TimeZone& zone, Day day) {
    const MinuteOfDay to = period.to > period.from ? period.to : period.to + whole_day;
    return {zone.to_wall(day, period.from), zone.to_wall(day, to)};
}

std::vector<DayPeriod> opening_of(const OpeningHours& hours, Day day) {
    for (const ExtraDay& extra : hours.extra_days)
        if (extra.day == day) return extra.open;
    if (std::find(hours.holidays.begin(), hours.holidays.end(), day) != hours.holidays.end()) return {};
    std::vector<DayPeriod> periods;
    for (const WeeklyPeriod& weekly : hours.weekly)
        if (weekly.weekday == weekday_of(day)) periods.push_back(weekly.period);
    return periods;
}

} // namespace

void join_adjoining(std::vector<WallPeriod>& periods) {
    std::sort(periods.begin(), periods.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    std::vector<WallPeriod> joined;
    for (const WallPeriod& period : periods) {
        if (period.end <= period.start) continue;
        if (!joined.empty() && period.start <= joined.back().end)
            joined.back().end = std::max(joined.back().end, period.end);
        else
            joined.push_back(period);
    }
    periods = std::move(joined);
}

namespace {

std::vector<WallPeriod> without(const std::vector<WallPeriod>& periods, const WallPeriod& hole) {
    if (hole.end <= hole.start) return periods; // a clock change may leave nothing of a break
    std::vector<WallPeriod> rest;
    for (const WallPeriod& period : periods) {
        if (hole.end <= period.start || period.end <= hole.start) {
            rest.push_back(period);
            continue;
        }
        if (period.start < hole.start) rest.push_back({period.start, hole.start});
        if (hole.end < period.end) rest.push_back({hole.end, period.end});
    }
    return rest;
}

bool begins_on(const DutyShift& shift, Day day) {
    if (shift.only && !shift.only->contains(day)) return false;
    for (const DayRange& away : shift.except)
        if (away.contains(day)) return false;
    if (const auto* weekday = std::get_if<std::chrono::weekday>(&shift.when))
        return *weekday == weekday_of(day);
    return std::get<Day>(shift.when) == day;
}

} // namespace

void apply_absence(const Absence& absence, DutyRoster& roster) {
    DutyRoster stand_ins;
    for (DutyShift& shift : roster) {
        if (shift.deputy_id != absence.deputy_id) continue;
        DutyShift stand_in = shift;
        shift.except.push_back(absence.days);
        if (absence.substitute_id.empty()) continue;
        stand_in.deputy_id = absence.substitute_id;
        if (stand_in.instead_of.empty()) stand_in.instead_of = absence.deputy_id;
        const DayRange within = shift.only.value_or(absence.days);
        stand_in.only = DayRange{std::max(within.first, absence.days.first),
                                 std::min(within.last, absence.days.last)}; // last before first: never
        stand_ins.push_back(std::move(stand_in));
    }
    roster.insert(roster.end(), stand_ins.begin(), stand_ins.end());
}

std::vector<std::string> substitutes_of(const DutyRoster& roster, const std::string& deputy_id) {
    std::vector<std::string> substitutes;
    for (const DutyShift& shift : roster)
        if (shift.instead_of == deputy_id &&
            std::find(substitutes.begin(), substitutes.end(), shift.deputy_id) == substitutes.end())
            substitutes.push_back(shift.deputy_id);
    return substitutes;
}

std::vector<WallPeriod> open_periods(const OpeningHours& hours, const TimeZone& zone, Day day) {
    std::vector<WallPeriod> open;
    for (const DayPeriod& period : opening_of(hours, day))
        open.push_back(on_day(period, zone, day));
    join_adjoining(open);
    for (const DayPeriod& pause : hours.breaks)
        // A break may have begun yesterday, and a period that crosses midnight meets tomorrow's.
        for (const Day pause_day : {previous_day(day), day, next_day(day)})
            open = without(open, on_day(pause, zone, pause_day));
    return open;
}

bool is_open(const OpeningHours& hours, const TimeZone& zone, WallTime now) {
    const Day today = zone.to_local(now).day;
    for (const Day day : {previous_day(today), today})
        for (const WallPeriod& period : open_periods(hours, zone, day))
            if (period.contains(now)) return true;
    return false;
}

std::vector<WallPeriod> shifts_on(const DutyRoster& roster, const TimeZone& zone, const std::string& deputy_id,
                                  Day day) {
    std::vector<WallPeriod> shifts;
    for (const DutyShift& shift : roster)
        if (shift.deputy_id == deputy_id && begins_on(shift, day))
            shifts.push_back(on_day(shift.period, zone, day));
    join_adjoining(shifts);
    return shifts;
}

std::vector<OnDuty> on_duty(const DutyRoster& roster, const OpeningHours& hours, const TimeZone& zone,
                            WallTime now) {
    std::vector<OnDuty> present;
    if (!is_open(hours, zone, now)) return present;
    const Day today = zone.to_local(now).day;
    for (const DutyShift& shift : roster)
        for (const Day day : {previous_day(today), today})
            for (const WallPeriod& period : shifts_on(roster, zone, shift.deputy_id, day)) {
                const bool listed = std::any_of(present.begin(), present.end(), [&](const OnDuty& d) {
                    return d.deputy_id == shift.deputy_id;
                });
                if (period.contains(now) && !listed) present.push_back({shift.deputy_id, period.end});
            }
    return present;
}

} // namespace liaison::domain
