// When the station is open and who receives: the two calendars that slots are cut from.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/time.hpp"

namespace liaison::domain {

// From `from` to `to`, local time. `to` not after `from` means that the period crosses midnight.
struct DayPeriod {
    MinuteOfDay from{};
    MinuteOfDay to{};
};

struct WeeklyPeriod {
    std::chrono::weekday weekday;
    DayPeriod period;
};

struct ExtraDay {
    Day day;
    std::vector<DayPeriod> open;
};

struct OpeningHours {
    std::vector<WeeklyPeriod> weekly;
    std::vector<DayPeriod> breaks;    // every day, within the opening
    std::vector<Day> holidays;        // closed, whatever the week says
    std::vector<ExtraDay> extra_days; // open on these days instead of what the week and the holidays say
};

// Both days belong to it.
struct DayRange {
    Day first;
    Day last;
    bool contains(Day day) const { return first <= day && day <= last; }
};

// Who receives at the station from when to when: every week on a day, or once on a date.
struct DutyShift {
    std::string deputy_id;
    std::variant<std::chrono::weekday, Day> when;
    DayPeriod period;
    bool shared = false;            // other stations book it too: the county has the last word
    std::vector<DayRange> except{}; // begins on none of these days
    std::optional<DayRange> only{}; // and on no other days than these
    std::string instead_of{};       // the absent deputy that this one stands in for
};

using DutyRoster = std::vector<DutyShift>;

// A deputy is away, and somebody else may receive in their place.
struct Absence {
    std::string deputy_id;
    DayRange days;
    std::string substitute_id; // empty: nobody receives
};

// Takes the shifts that begin on these days from the deputy, those included that an earlier absence gave them.
void apply_absence(const Absence& absence, DutyRoster& roster);

// Who stands in for the deputy on some day, in the roster's order.
std::vector<std::string> substitutes_of(const DutyRoster& roster, const std::string& deputy_id);

// Half-open: [start, end).
struct WallPeriod {
    WallTime start;
    WallTime end;
    bool contains(WallTime time) const { return start <= time && time < end; }
    bool contains(const WallPeriod& other) const { return start <= other.start && other.end <= end; }
};

// Puts periods in order, makes one of those that touch or overlap, and drops empty ones.
void join_adjoining(std::vector<WallPeriod>& periods);

// The periods that begin on `day` in which the station is open, in order, breaks taken out, adjoining ones
// joined.
std::vector<WallPeriod> open_periods(const OpeningHours& hours, const TimeZone& zone, Day day);

// Open at this moment, a period that began yesterday and crosses midnight included.
bool is_open(const OpeningHours& hours, const TimeZone& zone, WallTime now);

// The shifts of one deputy that begin on `day`.
std::vector<WallPeriod> shifts_on(const DutyRoster& roster, const TimeZone& zone, const std::string& deputy_id,
                                  Day day);

// Who is on duty at this moment while the station is open, and until when, in the roster's order.
struct OnDuty {
    std::string deputy_id;
    WallTime until;
};
std::vector<OnDuty> on_duty(const DutyRoster& roster, const OpeningHours& hours, const TimeZone& zone,
                            WallTime now);

} // namespace liaison::domain
