// Visits: what the screens need at hand, and the end of a day.
#include "domain/visit_code.hpp"
#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"
#include "store/visits.hpp"

namespace liaison::store {

namespace {

// One look into the index a deputy: the table may hold years.
std::map<std::string, std::vector<std::chrono::minutes>> all_last_receptions(SQLite::Database& sqlite) {
    std::map<std::string, std::vector<std::chrono::minutes>> last;
    SQLite::Statement deputies =
        query(sqlite, "WITH RECURSIVE deputies (id) AS (SELECT min(deputy_id) FROM receptions"
                      " UNION ALL SELECT (SELECT min(deputy_id) FROM receptions"
                      " WHERE deputy_id > deputies.id) FROM deputies WHERE id IS NOT NULL)"
                      " SELECT id FROM deputies WHERE id IS NOT NULL");
    while (deputies.executeStep()) {
        const std::string deputy_id = deputies.getColumn(0).getString();
        last[deputy_id] = last_receptions(sqlite, deputy_id);
    }
    return last;
}

} // namespace

Saved<domain::StationDay> Visits::station_day(domain::Day day) {
    return guarded(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        domain::StationDay today;
        today.appointments = all_rows(sqlite, appointment_columns, appointment_from,
                                      "WHERE day >= ? ORDER BY start_at, booked_at, id", day);
        today.taken_elsewhere =
            all_rows(sqlite, taken_columns, taken_from, "ORDER BY start_at, appointment_id");
        today.tickets = all_rows(sqlite, ticket_columns, ticket_from,
                                 "WHERE tickets.day = ? OR tickets.state = 'meeting'"
                                 " ORDER BY tickets.day, tickets.number",
                                 day);
        today.drafts = all_rows(sqlite, draft_columns, draft_from, "ORDER BY begun_at, ticket_id");
        today.sign_ins = all_rows(sqlite, sign_in_columns, sign_in_from, "ORDER BY who");
        today.activities = all_rows(sqlite, activity_columns, activity_from,
                                    "WHERE day = ? OR rating_open = 1 ORDER BY rowid", day);
        for (domain::Activity& activity : today.activities)
            if (activity.rating && activity.rating->is_open())
                activity.rating->ballots = static_cast<int>(number_from(
                    sqlite, "SELECT count(*) FROM ballot_voters WHERE activity_id = ?", activity.id));
        today.receptions = all_last_receptions(sqlite);
        today.unsent_records = number_from(sqlite, "SELECT count(*) FROM outbox");
        return today;
    });
}

Saved<FoundByCode> Visits::find_by_ticket_code(const std::string& code) {
    return guarded(database_.connection(), [&]() -> FoundByCode {
        SQLite::Database& sqlite = database_.connection().sqlite;
        const std::string hash = key_.code_hash(code);
        if (auto ticket = first_row(sqlite, ticket_columns, ticket_from, "WHERE tickets.code_hash = ?", hash))
            return *std::move(ticket);
        if (auto found = first_row(sqlite, appointment_columns, appointment_from, "WHERE code_hash = ?", hash))
            return *std::move(found);
        return std::monostate{};
    });
}

Saved<int> Visits::close_earlier_days(const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        const auto tickets = all_rows(
            writer.sqlite(), ticket_columns, ticket_from,
            "WHERE tickets.state IN ('waiting', 'called', 'set_aside') AND tickets.day < ?", now.today);
        for (const domain::Ticket& ticket : tickets)
            writer.withdraw(ticket, domain::TicketState::missed);
        const auto appointments = all_rows(writer.sqlite(), appointment_columns, appointment_from,
                                           "WHERE state = 'booked' AND day < ? AND end_at < ?", now.today,
                                           now.wall - domain::code_valid_after);
        for (const domain::Appointment& appointment : appointments)
            writer.move(appointment, domain::AppointmentState::no_show);
        return static_cast<int>(tickets.size() + appointments.size());
    });
}

} // namespace liaison::store
