#include "county/slot_book.hpp"

#include <nlohmann/json.hpp>

#include "county/accounts.hpp"
#include "county/record_body.hpp"
#include "domain/configuration.hpp"

namespace liaison::county {

using domain::SlotVerdict;
using nlohmann::json;

namespace {

constexpr const char* word_columns =
    "SELECT number, appointment, station, deputy, start, end, verdict FROM slot_word ";

// What the station that asks goes by: its roster, its slots' capacity, its pause between two appointments.
std::optional<domain::StationConfiguration> configuration_of(SQLite::Database& connection,
                                                             const std::string& station) {
    SQLite::Statement select(
        connection, "SELECT document FROM configuration WHERE station = ? ORDER BY version DESC LIMIT 1");
    select.bind(1, station);
    if (!select.executeStep()) return std::nullopt;
    auto parsed = domain::parse_station_configuration(select.getColumn(0).getString());
    return parsed ? std::optional{*std::move(parsed)} : std::nullopt;
}

domain::Appointment time_of(SQLite::Statement& row) {
    domain::Appointment time;
    time.id = row.getColumn(0).getString();
    time.deputy_id = row.getColumn(1).getString();
    time.start = domain::parse_wall_time(row.getColumn(2).getString()).value_or(domain::WallTime{});
    time.end = domain::parse_wall_time(row.getColumn(3).getString()).value_or(domain::WallTime{});
    return time;
}

// No appointment is longer than a day, so that a claim that reaches into the wanted time began within a day of
// it.
std::vector<domain::Appointment> taken_around(SQLite::Database& connection, const SlotClaim& claim,
                                              domain::WallTime now) {
    SQLite::Statement select(
        connection, "SELECT appointment, deputy, start, end FROM slot_claim"
                    " WHERE deputy = ?1 AND start > ?2 AND start < ?3 AND appointment <> ?4"
                    " UNION ALL SELECT appointment, deputy, start, end FROM slot_hold"
                    " WHERE deputy = ?1 AND start > ?2 AND start < ?3 AND appointment <> ?4 AND until > ?5");
    constexpr std::chrono::hours day{24};
    select.bind(1, claim.deputy);
    select.bind(2, domain::format_wall_time(claim.start - day));
    select.bind(3, domain::format_wall_time(claim.end + day));
    select.bind(4, claim.appointment_id);
    select.bind(5, domain::format_wall_time(now));
    std::vector<domain::Appointment> taken;
    while (select.executeStep())
        taken.push_back(time_of(select));
    return taken;
}

// Its five columns, in the order of SlotClaim, from the first parameter on.
void bind_claim(SQLite::Statement& statement, const SlotClaim& claim) {
    statement.bind(1, claim.appointment_id);
    statement.bind(2, claim.station);
    statement.bind(3, claim.deputy);
    statement.bind(4, domain::format_wall_time(claim.start));
    statement.bind(5, domain::format_wall_time(claim.end));
}

void say(SQLite::Database& connection, const SlotClaim& claim, SlotVerdict verdict) {
    SQLite::Statement insert(connection,
                             "INSERT INTO slot_word (appointment, station, deputy, start, end, verdict)"
                             " VALUES (?, ?, ?, ?, ?, ?)");
    bind_claim(insert, claim);
    insert.bind(6, to_string(verdict));
    insert.exec();
}

std::optional<SlotClaim> standing_claim(SQLite::Database& connection, const std::string& appointment) {
    SQLite::Statement select(
        connection, "SELECT appointment, deputy, start, end, station FROM slot_claim WHERE appointment = ?");
    select.bind(1, appointment);
    if (!select.executeStep()) return std::nullopt;
    const domain::Appointment time = time_of(select);
    return SlotClaim{time.id, select.getColumn(4).getString(), time.deputy_id, time.start, time.end};
}

// With whom the time was that the last word about the appointment was said of; empty: none was said.
std::string decided_for(SQLite::Database& connection, const std::string& appointment) {
    SQLite::Statement select(connection,
                             "SELECT deputy FROM slot_word WHERE appointment = ? ORDER BY number DESC LIMIT 1");
    select.bind(1, appointment);
    return select.executeStep() ? select.getColumn(0).getString() : std::string();
}

void release(SQLite::Database& connection, const SlotClaim& claim) {
    SQLite::Statement remove(connection, "DELETE FROM slot_claim WHERE appointment = ?");
    remove.bind(1, claim.appointment_id);
    remove.exec();
    say(connection, claim, SlotVerdict::released);
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

bool may_have(SQLite::Database& connection, const SlotClaim& claim,
              const std::optional<domain::StationConfiguration>& configuration, domain::WallTime now) {
    if (!configuration || !domain::is_shared(configuration->calendar(), claim.deputy, {claim.start, claim.end}))
        return false;
    const domain::SlotRules& rules = configuration->slots;
    return domain::most_at_once(taken_around(connection, claim, now), claim.deputy, claim.start, claim.end,
                                rules.buffer) < rules.capacity;
}

void end_hold(SQLite::Database& connection, const std::string& station) {
    SQLite::Statement remove(connection, "DELETE FROM slot_hold WHERE station = ?");
    remove.bind(1, station);
    remove.exec();
}

} // namespace

bool claim_slot(SQLite::Database& connection, const SlotClaim& claim, domain::WallTime now) {
    if (!may_have(connection, claim, configuration_of(connection, claim.station), now)) {
        say(connection, claim, SlotVerdict::refused);
        return false;
    }
    SQLite::Statement insert(
        connection, "INSERT INTO slot_claim (appointment, station, deputy, start, end) VALUES (?, ?, ?, ?, ?)");
    bind_claim(insert, claim);
    insert.exec();
    say(connection, claim, SlotVerdict::given);
    return true;
}

void enter_slot_record(SQLite::Database& connection, const std::string& station,
                       const domain::WireRecord& record, domain::WallTime now) {
    if (record.kind != domain::RecordKind::appointment) return;
    const json body = json::parse(record.body, nullptr, false);
    if (!body.is_object()) return;
    const auto claim = claim_of(body, station);
    if (!claim) return;
    auto standing = standing_claim(connection, claim->appointment_id);
    if (standing && standing->station != station)
        return; // another station's appointment is not theirs to change
    const std::string state = text_of(body, "state");
    const bool over = state == to_string(domain::AppointmentState::cancelled) ||
                      state == to_string(domain::AppointmentState::no_show);
    if (standing && (over || standing->deputy != claim->deputy)) {
        release(connection, *standing);
        standing.reset();
    }
    // One word a question: a station that has not heard it yet asks in each of its records.
    if (!standing && !over && text_of(body, "confirmation") == to_string(domain::Confirmation::asked) &&
        decided_for(connection, claim->appointment_id) != claim->deputy) {
        end_hold(connection, station); // whoever stood at its glass has decided
        claim_slot(connection, *claim, now);
    }
}

bool SlotBook::hold(const std::string& station, const domain::SlotHold& hold, domain::WallTime now) {
    return database_.change([&](SQLite::Database& connection) {
        const SlotClaim claim{hold.appointment_id, station, hold.deputy_id, hold.start, hold.end};
        end_hold(connection, station);
        const auto configuration = configuration_of(connection, station);
        if (!may_have(connection, claim, configuration, now)) return false;
        SQLite::Statement insert(connection,
                                 "INSERT INTO slot_hold (appointment, station, deputy, start, end, until)"
                                 " VALUES (?, ?, ?, ?, ?, ?)");
        bind_claim(insert, claim);
        insert.bind(6, domain::format_wall_time(now + configuration->slots.hold));
        insert.exec();
        return true;
    });
}

void SlotBook::add_news(const std::string& station, std::int64_t after, domain::CountyNews& news) {
    database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(connection,
                                 std::string(word_columns) +
                                     "WHERE number > ?1 AND verdict <> CASE station WHEN ?2"
                                     " THEN 'released' ELSE 'refused' END ORDER BY number LIMIT ?3");
        select.bind(1, after);
        select.bind(2, station);
        select.bind(3, static_cast<std::int64_t>(domain::max_slot_news));
        news.cursor.slots = after;
        while (select.executeStep()) {
            const bool own = select.getColumn(2).getString() == station;
            const auto verdict = domain::parse_slot_verdict(select.getColumn(6).getString());
            const auto start = domain::parse_wall_time(select.getColumn(4).getString());
            const auto end = domain::parse_wall_time(select.getColumn(5).getString());
            if (!verdict || !start || !end) continue;
            news.cursor.slots = select.getColumn(0).getInt64();
            news.slots.push_back({select.getColumn(1).getString(), select.getColumn(3).getString(), *start,
                                  *end,
                                  !own && *verdict == SlotVerdict::given ? SlotVerdict::taken : *verdict});
        }
    });
}

} // namespace liaison::county
