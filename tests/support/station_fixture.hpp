// A made-up station, made-up people and a clock that only a test moves. No real person, place or number.
#pragma once

#include <stdexcept>
#include <string>

#include "domain/configuration.hpp"
#include "domain/id_number.hpp"
#include "domain/visit_requests.hpp"
#include "seed.hpp"

namespace liaison::test {

using namespace std::chrono_literals;

inline constexpr const char* station_id = "room-017";
inline constexpr const char* morning_deputy = "deputy-a";   // Monday to Friday 09:00 to 12:00
inline constexpr const char* afternoon_deputy = "deputy-b"; // Monday to Friday 13:30 to 17:00

inline domain::Day day(const char* text) {
    return domain::parse_day(text).value();
}
inline domain::MinuteOfDay minute(const char* text) {
    return domain::parse_minute(text).value();
}
inline domain::DayPeriod period(const char* from, const char* to) {
    return {minute(from), minute(to)};
}
inline domain::TimeZone zone(const char* name) {
    return domain::TimeZone::find(name).value();
}
inline domain::TimeZone shanghai() {
    return zone("Asia/Shanghai");
}
inline domain::WallTime utc(const char* text) {
    return domain::parse_wall_time(text).value();
}

// A moment as the made-up station's wall clock says it.
inline domain::WallTime at(const char* day_text, const char* minute_text) {
    return shanghai().to_wall(day(day_text), minute(minute_text));
}

inline const char* a_tuesday = "2026-11-24";

// Moves only when told.
struct FakeClock {
    domain::Now now{at(a_tuesday, "09:30"), {std::chrono::hours{1}}};
    void advance(std::chrono::milliseconds span) {
        now.wall += span;
        now.monotonic = now.monotonic + span;
    }
};

inline domain::LocalizedText text(const char* chinese, const char* english) {
    return {{{"zh", chinese}, {"en", english}}};
}

inline domain::Deputy made_up_deputy(const char* id, const char* name) {
    domain::Deputy deputy;
    deputy.id = id;
    deputy.name = text(name, "Deputy Test");
    deputy.seat = text("县人大代表", "Deputy to the county people's congress");
    deputy.fields = text("水利", "Water");
    deputy.languages = {"zh"};
    return deputy;
}

inline domain::StationConfiguration made_up_configuration() {
    domain::StationConfiguration configuration{.station = {station_id, domain::StationKind::room,
                                                           text("测试联络室", "Test liaison room"),
                                                           "station-01"},
                                               .time_zone = shanghai()};
    configuration.version = 7;
    configuration.slots.walk_in_share = 0; // a test that is about these rules sets them itself
    configuration.slots.appointments_per_day = 20;
    configuration.languages = {"zh", "en"};
    for (const auto weekday : {std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday,
                               std::chrono::Thursday, std::chrono::Friday}) {
        configuration.opening_hours.weekly.push_back({weekday, period("09:00", "17:00")});
        configuration.roster.push_back({morning_deputy, weekday, period("09:00", "12:00")});
        configuration.roster.push_back({afternoon_deputy, weekday, period("13:30", "17:00")});
    }
    configuration.opening_hours.breaks = {period("12:00", "13:30")};
    configuration.deputies = {made_up_deputy(morning_deputy, "测试代表甲"),
                              made_up_deputy(afternoon_deputy, "测试代表乙")};
    configuration.categories = {{"water", text("水", "Water")}, {"roads", text("路", "Roads")}};
    configuration.phrases = {text("已说明政策。", "The policy was explained.")};
    return configuration;
}

// A number with the address code 999999, which no real one has, and a right check character.
inline std::string made_up_number(int birth_yyyymmdd, int sequence) {
    std::string digits = "999999" + std::to_string(birth_yyyymmdd) + std::to_string(1000 + sequence).substr(1);
    return digits + domain::id_number_check_character(digits);
}
inline std::string made_up_number(Random& random) {
    const int birth = random.between(1900, 2020) * 10000 + random.between(1, 12) * 100 + random.between(1, 28);
    return made_up_number(birth, random.between(0, 999));
}

inline domain::Visitor made_up_visitor(const char* name = "测试甲", int sequence = 1) {
    const std::string number = made_up_number(19560712, sequence);
    return {name, number, "key-of-" + number, domain::IdentifiedBy::id_card};
}

inline std::string made_up_uuid(int number) {
    domain::Random16 bytes{};
    bytes[14] = static_cast<std::uint8_t>(number >> 8);
    bytes[15] = static_cast<std::uint8_t>(number);
    return domain::make_uuid(bytes);
}

inline domain::Appointment made_up_appointment(int number, const std::string& person_key, const char* deputy_id,
                                               domain::WallTime start) {
    domain::Appointment appointment;
    appointment.id = made_up_uuid(number);
    appointment.number = "B" + std::to_string(1000 + number).substr(1);
    appointment.person_key = person_key;
    appointment.deputy_id = deputy_id;
    appointment.start = start;
    appointment.end = start + 20min;
    appointment.booked_at = start - 24h;
    return appointment;
}

inline domain::Ticket made_up_ticket(int number, const char* deputy_id, domain::WallTime issued_at) {
    domain::Ticket ticket;
    ticket.id = made_up_uuid(1000 + number);
    ticket.number = domain::ticket_number(number);
    ticket.day = shanghai().to_local(issued_at).day;
    ticket.deputy_id = deputy_id;
    ticket.check_in_id = made_up_uuid(2000 + number);
    ticket.issued_at = issued_at;
    return ticket;
}

} // namespace liaison::test
