// Time as values. Nothing in the domain reads a clock: the moment is always passed in.
#pragma once

#include <chrono>
#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace liaison::domain {

// What the clock on the wall says. It may jump: use it for what people read and agree on, never to measure.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

// Time since the program started. It never jumps: use it for time-outs and back-off.
struct MonotonicTime {
    std::chrono::milliseconds since_start{};
    auto operator<=>(const MonotonicTime&) const = default;
};

inline MonotonicTime operator+(MonotonicTime time, std::chrono::milliseconds span) {
    return {time.since_start + span};
}
inline std::chrono::milliseconds operator-(MonotonicTime later, MonotonicTime earlier) {
    return later.since_start - earlier.since_start;
}

struct Now {
    WallTime wall;
    MonotonicTime monotonic;
};

using Day = std::chrono::year_month_day;
using MinuteOfDay = std::chrono::minutes; // since local midnight; up to 48 h where a period crosses midnight

// A moment as people in the room say it.
struct LocalMoment {
    Day day;
    MinuteOfDay minute{};
};

Day next_day(Day day);
Day previous_day(Day day);
std::chrono::weekday weekday_of(Day day);

// "2026-11-24" and "09:30"; nullopt for anything else, including days that do not exist.
std::optional<Day> parse_day(std::string_view text);
std::optional<MinuteOfDay> parse_minute(std::string_view text); // 00:00 .. 24:00
std::string format_day(Day day);
std::string format_minute(MinuteOfDay minute); // wraps at 24 h

// RFC 3339 in UTC with milliseconds: "2026-11-24T01:30:00.000Z". Parsing accepts exactly that form.
std::string format_wall_time(WallTime time);
std::optional<WallTime> parse_wall_time(std::string_view text);

// An IANA time zone. China has one without daylight saving; the rules hold in any zone all the same.
class TimeZone {
public:
    // Error: the name is not in the machine's time zone database.
    static tl::expected<TimeZone, std::string> find(const std::string& name);

    // A local time that a clock change skips becomes the first moment after the gap; one that happens twice,
    // its first occurrence. `minute` may exceed 24 h and then means the next day.
    WallTime to_wall(Day day, MinuteOfDay minute) const;
    LocalMoment to_local(WallTime time) const;
    const std::string& name() const { return name_; }

private:
    TimeZone(std::string name, const void* zone) : name_(std::move(name)), zone_(zone) {}
    std::string name_;
    const void* zone_; // date::time_zone, owned by the process-wide database
};

} // namespace liaison::domain
