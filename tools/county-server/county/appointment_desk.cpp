#include "county/appointment_desk.hpp"

#include "county/accounts.hpp"
#include "county/random.hpp"
#include "county/slot_book.hpp"

namespace liaison::county {

namespace {

// "Z", "+08:00", "-03:30": what is to be taken from the local time to get to UTC.
std::optional<std::chrono::minutes> parse_offset(std::string_view text) {
    if (text == "Z") return std::chrono::minutes{0};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto span = domain::parse_minute(text.substr(1));
    if (!span) return std::nullopt;
    return text[0] == '+' ? *span : -*span;
}

} // namespace

std::optional<domain::WallTime> parse_start(std::string_view text) {
    constexpr std::size_t to_the_minute = 16; // 2026-11-24T09:30
    if (text.size() <= to_the_minute || text[10] != 'T') return std::nullopt;
    const auto day = domain::parse_day(text.substr(0, 10));
    const auto minute = domain::parse_minute(text.substr(11, 5));
    text.remove_prefix(to_the_minute);
    for (const std::string_view zero : {":00.000", ":00"})
        if (text.starts_with(zero)) {
            text.remove_prefix(zero.size());
            break;
        }
    const auto offset = parse_offset(text);
    if (!day || !minute || *minute >= std::chrono::hours{24} || !offset) return std::nullopt;
    return domain::WallTime{std::chrono::sys_days{*day}} + *minute - *offset;
}

tl::expected<bool, std::string> AppointmentDesk::look_for_deputy(const AppointmentWish& wish) {
    const auto newest = configurations_.newest(wish.station);
    if (!newest) return false;
    const auto parsed = domain::parse_station_configuration(newest->document);
    if (!parsed || !parsed->find_deputy(wish.deputy))
        return tl::unexpected("no deputy of this station has the id \"" + wish.deputy + "\"");
    return domain::is_shared(parsed->calendar(), wish.deputy,
                             {wish.start, wish.start + std::chrono::minutes{wish.minutes}});
}

tl::expected<IssuedCode, std::string> AppointmentDesk::issue(const AppointmentWish& wish,
                                                             domain::WallTime now) {
    using Error = tl::unexpected<std::string>;
    if (!is_identifier(wish.station) || !is_identifier(wish.deputy))
        return Error("station and deputy are 1 to 40 lower-case letters, digits and dashes");
    if (wish.minutes < 5 || wish.minutes > 240) return Error("an appointment lasts 5 to 240 minutes");
    constexpr domain::WallTime last{
        std::chrono::sys_days{std::chrono::year{2100} / 1 / 1}}; // a code has 32 bits
    if (wish.start < now - std::chrono::hours{24} || wish.start > last)
        return Error("the start is in the past");
    const auto is_shared = look_for_deputy(wish);
    if (!is_shared) return Error(is_shared.error());
    const domain::AppointmentCode code{.appointment_id = new_uuid(),
                                       .station_id = wish.station,
                                       .deputy_id = wish.deputy,
                                       .start = wish.start,
                                       .end = wish.start + std::chrono::minutes{wish.minutes}};
    const bool has_place = database_.change(Lock::slots(), [&](soci::session& sql) {
        if (*is_shared &&
            !claim_slot(sql, {code.appointment_id, code.station_id, code.deputy_id, code.start, code.end}, now))
            return false;
        execute(sql,
                "INSERT INTO issued_appointment (id, station, deputy, starts_at, ends_at, issued_by, issued_at)"
                " VALUES (:id, :station, :deputy, :start, :end, :by, :now)",
                {code.appointment_id, code.station_id, code.deputy_id, domain::format_wall_time(code.start),
                 domain::format_wall_time(code.end), wish.by, domain::format_wall_time(now)});
        return true;
    });
    if (!has_place) return Error("the deputy has somebody else at that time");
    return IssuedCode{code, domain::make_appointment_code(code, key_)};
}

} // namespace liaison::county
