#include "county/slot_book.hpp"

#include <nlohmann/json.hpp>

#include "county/accounts.hpp"
#include "county/record_body.hpp"
#include "domain/configuration.hpp"

namespace liaison::county {

using domain::SlotVerdict;
using nlohmann::json;

namespace {

// What the station that asks goes by: its roster, its slots' capacity, its pause between two appointments.
std::optional<domain::StationConfiguration> configuration_of(soci::session& sql, const std::string& station) {
    const auto newest = select_one<std::string>(
        sql, "SELECT document FROM configuration WHERE station = :station ORDER BY version DESC LIMIT 1",
        {station});
    if (!newest) return std::nullopt;
    auto parsed = domain::parse_station_configuration(std::get<0>(*newest));
    return parsed ? std::optional{*std::move(parsed)} : std::nullopt;
}

// No appointment is longer than a day, so that a claim that reaches into the wanted time began within a day of
// it.
std::vector<domain::Appointment> taken_around(soci::session& sql, const SlotClaim& claim,
                                              domain::WallTime now) {
    constexpr std::chrono::hours day{24};
    const std::string from = domain::format_wall_time(claim.start - day);
    const std::string to = domain::format_wall_time(claim.end + day);
    std::vector<domain::Appointment> taken;
    for (const auto& [appointment, deputy, starts_at, ends_at] :
         select<std::string, std::string, std::string, std::string>(
             sql,
             "SELECT appointment, deputy, starts_at, ends_at FROM slot_claim WHERE deputy = :deputy"
             " AND starts_at > :from AND starts_at < :to AND appointment <> :own"
             " UNION ALL SELECT appointment, deputy, starts_at, ends_at FROM slot_hold WHERE deputy = :deputy_2"
             " AND starts_at > :from_2 AND starts_at < :to_2 AND appointment <> :own_2 AND held_until > :now",
             {claim.deputy, from, to, claim.appointment_id, claim.deputy, from, to, claim.appointment_id,
              domain::format_wall_time(now)})) {
        domain::Appointment time;
        time.id = appointment;
        time.deputy_id = deputy;
        time.start = domain::parse_wall_time(starts_at).value_or(domain::WallTime{});
        time.end = domain::parse_wall_time(ends_at).value_or(domain::WallTime{});
        taken.push_back(std::move(time));
    }
    return taken;
}

void say(soci::session& sql, const SlotClaim& claim, SlotVerdict verdict) {
    execute(sql,
            "INSERT INTO slot_word (appointment, station, deputy, starts_at, ends_at, verdict)"
            " VALUES (:appointment, :station, :deputy, :start, :end, :verdict)",
            {claim.appointment_id, claim.station, claim.deputy, domain::format_wall_time(claim.start),
             domain::format_wall_time(claim.end), to_string(verdict)});
}

std::optional<SlotClaim> standing_claim(soci::session& sql, const std::string& appointment) {
    const auto row = select_one<std::string, std::string, std::string, std::string>(
        sql, "SELECT station, deputy, starts_at, ends_at FROM slot_claim WHERE appointment = :appointment",
        {appointment});
    if (!row) return std::nullopt;
    const auto& [station, deputy, starts_at, ends_at] = *row;
    return SlotClaim{appointment, station, deputy,
                     domain::parse_wall_time(starts_at).value_or(domain::WallTime{}),
                     domain::parse_wall_time(ends_at).value_or(domain::WallTime{})};
}

// With whom the time was that the last word about the appointment was said of; empty: none was said.
std::string decided_for(soci::session& sql, const std::string& appointment) {
    const auto last = select_one<std::string>(
        sql, "SELECT deputy FROM slot_word WHERE appointment = :appointment ORDER BY number DESC LIMIT 1",
        {appointment});
    return last ? std::get<0>(*last) : std::string();
}

void release(soci::session& sql, const SlotClaim& claim) {
    execute(sql, "DELETE FROM slot_claim WHERE appointment = :appointment", {claim.appointment_id});
    say(sql, claim, SlotVerdict::released);
}

// Nothing where the record is not in its form.
std::optional<SlotClaim> claim_of(const json& body, const std::string& station) {
    const auto text = [&](const char* key) { return text_of(body, key); };
    const auto start = domain::parse_wall_time(text("start"));
    const auto end = domain::parse_wall_time(text("end"));
    constexpr std::chrono::hours longest{24};
    if (!domain::parse_uuid(text("appointment_id")) || !is_identifier(text("deputy")) || !start || !end ||
        *end <= *start || *end - *start > longest)
        return std::nullopt;
    return SlotClaim{text("appointment_id"), station, text("deputy"), *start, *end};
}

bool may_have(soci::session& sql, const SlotClaim& claim,
              const std::optional<domain::StationConfiguration>& configuration, domain::WallTime now) {
    if (!configuration || !domain::is_shared(configuration->calendar(), claim.deputy, {claim.start, claim.end}))
        return false;
    const domain::SlotRules& rules = configuration->slots;
    return domain::most_at_once(taken_around(sql, claim, now), claim.deputy, claim.start, claim.end,
                                rules.buffer) < rules.capacity;
}

void end_hold(soci::session& sql, const std::string& station) {
    execute(sql, "DELETE FROM slot_hold WHERE station = :station", {station});
}

} // namespace

bool claim_slot(soci::session& sql, const SlotClaim& claim, domain::WallTime now) {
    if (!may_have(sql, claim, configuration_of(sql, claim.station), now)) {
        say(sql, claim, SlotVerdict::refused);
        return false;
    }
    execute(sql,
            "INSERT INTO slot_claim (appointment, station, deputy, starts_at, ends_at)"
            " VALUES (:appointment, :station, :deputy, :start, :end)",
            {claim.appointment_id, claim.station, claim.deputy, domain::format_wall_time(claim.start),
             domain::format_wall_time(claim.end)});
    say(sql, claim, SlotVerdict::given);
    return true;
}

void enter_slot_record(soci::session& sql, const std::string& station, const domain::WireRecord& record,
                       domain::WallTime now) {
    if (record.kind != domain::RecordKind::appointment) return;
    const json body = json::parse(record.body, nullptr, false);
    if (!body.is_object()) return;
    const auto claim = claim_of(body, station);
    if (!claim) return;
    const auto standing = standing_claim(sql, claim->appointment_id);
    if (standing && standing->station != station)
        return; // another station's appointment is not theirs to change
    const std::string state = text_of(body, "state");
    const bool over = state == to_string(domain::AppointmentState::cancelled) ||
                      state == to_string(domain::AppointmentState::no_show);
    const bool ends = standing && (over || standing->deputy != claim->deputy);
    const bool asks =
        !over && (!standing || ends) && text_of(body, "confirmation") == to_string(domain::Confirmation::asked);
    if (!ends && !asks) return;
    hold(sql, Lock::slots());
    if (ends) release(sql, *standing);
    // One word a question: a station that has not heard it yet asks in each of its records.
    if (asks && decided_for(sql, claim->appointment_id) != claim->deputy) {
        end_hold(sql, station); // whoever stood at its glass has decided
        claim_slot(sql, *claim, now);
    }
}

bool SlotBook::hold(const std::string& station, const domain::SlotHold& hold, domain::WallTime now) {
    return database_.change(Lock::slots(), [&](soci::session& sql) {
        const SlotClaim claim{hold.appointment_id, station, hold.deputy_id, hold.start, hold.end};
        end_hold(sql, station);
        const auto configuration = configuration_of(sql, station);
        if (!may_have(sql, claim, configuration, now)) return false;
        execute(sql,
                "INSERT INTO slot_hold (station, appointment, deputy, starts_at, ends_at, held_until)"
                " VALUES (:station, :appointment, :deputy, :start, :end, :until)",
                {station, hold.appointment_id, hold.deputy_id, domain::format_wall_time(hold.start),
                 domain::format_wall_time(hold.end),
                 domain::format_wall_time(now + configuration->slots.hold)});
        return true;
    });
}

void SlotBook::add_news(const std::string& station, std::int64_t after, domain::CountyNews& news) {
    const auto words = database_.use([&](soci::session& sql) {
        return select<std::int64_t, std::string, std::string, std::string, std::string, std::string,
                      std::string>(
            sql,
            "SELECT number, appointment, station, deputy, starts_at, ends_at, verdict FROM slot_word"
            " WHERE number > :after AND verdict <> CASE station WHEN :station THEN 'released' ELSE 'refused' "
            "END"
            " ORDER BY number LIMIT :most",
            {after, station, domain::max_slot_news});
    });
    news.cursor.slots = after;
    for (const auto& [number, appointment, owner, deputy, starts_at, ends_at, word] : words) {
        const auto verdict = domain::parse_slot_verdict(word);
        const auto start = domain::parse_wall_time(starts_at);
        const auto end = domain::parse_wall_time(ends_at);
        if (!verdict || !start || !end) continue;
        const bool is_taken = owner != station && *verdict == SlotVerdict::given;
        news.cursor.slots = number;
        news.slots.push_back({appointment, deputy, *start, *end, is_taken ? SlotVerdict::taken : *verdict});
    }
}

} // namespace liaison::county
