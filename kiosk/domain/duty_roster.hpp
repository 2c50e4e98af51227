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

// Who receives at the station from when to when: every week on a day, or once on a date.
struct DutyShift {
    std::string deputy_id;
    std::variant<std::chrono::weekday, Day> when;
    DayPeriod period;
};

using DutyRoster = std::vector<DutyShift>;

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
