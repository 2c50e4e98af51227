#include "domain/time.hpp"

#include <array>
#include <charconv>
#include <stdexcept>

#include <date/tz.h>
#include <fmt/format.h>

namespace liaison::domain {

using namespace std::chrono;

namespace {

std::optional<int> parse_number(std::string_view text) {
    int value = 0;
    for (const char c : text)
        if (c < '0' || c > '9') return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

const date::time_zone& zone_of(const void* zone) {
    return *static_cast<const date::time_zone*>(zone);
}

} // namespace

Day next_day(Day day) {
    return sys_days{day} + days{1};
}
Day previous_day(Day day) {
    return sys_days{day} - days{1};
}
weekday weekday_of(Day day) {
    return weekday{sys_days{day}};
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = parse_number(text.substr(0, 4)), m = parse_number(text.substr(5, 2)),
               d = parse_number(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const Day day{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
    return day.ok() ? std::optional{day} : std::nullopt;
}

std::optional<MinuteOfDay> parse_minute(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto h = parse_number(text.substr(0, 2)), m = parse_number(text.substr(3, 2));
    if (!h || !m || *m > 59) return std::nullopt;
    const auto minute = hours{*h} + minutes{*m};
    return minute <= hours{24} ? std::optional<MinuteOfDay>{minute} : std::nullopt;
}

std::string format_day(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string format_minute(MinuteOfDay minute) {
    constexpr auto day = std::chrono::minutes{std::chrono::days{1}}.count();
    const auto wrapped = (minute.count() % day + day) % day;
    return fmt::format("{:02}:{:02}", wrapped / 60, wrapped % 60);
}

std::string format_wall_time(WallTime time) {
    const auto day = floor<days>(time);
    const hh_mm_ss clock{time - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", format_day(Day{day}), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::optional<WallTime> parse_wall_time(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
        return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    const auto minute = parse_minute(text.substr(11, 5));
    const auto second = parse_number(text.substr(17, 2)), milli = parse_number(text.substr(20, 3));
    if (!day || !minute || *minute >= hours{24} || !second || *second > 59 || !milli) return std::nullopt;
    return sys_days{*day} + *minute + seconds{*second} + milliseconds{*milli};
}

tl::expected<TimeZone, std::string> TimeZone::find(const std::string& name) {
    try {
        return TimeZone{name, date::locate_zone(name)};
    } catch (const std::runtime_error&) {
        return tl::unexpected("\"" + name +
                              "\" is not a time zone; allowed: an IANA name such as Asia/Shanghai");
    }
}

WallTime TimeZone::to_wall(Day day, MinuteOfDay minute) const {
    const date::local_time<milliseconds> local{sys_days{day}.time_since_epoch() + minute};
    const auto info = zone_of(zone_).get_info(local);
    if (info.result == date::local_info::nonexistent) return time_point_cast<milliseconds>(info.second.begin);
    return WallTime{local.time_since_epoch() - info.first.offset};
}

LocalMoment TimeZone::to_local(WallTime time) const {
    const auto local = zone_of(zone_).to_local(time);
    const auto day = floor<days>(local);
    return {Day{sys_days{day.time_since_epoch()}}, floor<minutes>(local - day)};
}

} // namespace liaison::domain
