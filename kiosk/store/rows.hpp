// From rows to values. Private to the room.
#pragma once

#include <array>
#include <string>

#include "domain/trust_root.hpp"
#include "domain/visit_requests.hpp"
#include "domain/wire_record.hpp"
#include "store/connection.hpp"

namespace liaison::store {

// The value whose name stands in the column. A name that no version of the program wrote is damage.
template <class Enum, std::size_t count>
Enum named(const std::array<Enum, count>& values, const SQLite::Column& column) {
    const std::string name = column.getString();
    for (const Enum value : values)
        if (name == to_string(value)) return value;
    throw SQLite::Exception("a column holds a name that is not known", SQLITE_CORRUPT);
}

// Each `..._columns` belongs to the function below it.
inline constexpr const char* appointment_columns =
    "SELECT id, number, person_key, deputy_id, start_at, end_at, state, issued_by_county, booked_at,"
    " confirmation, instead_of FROM appointments ";
domain::Appointment appointment_from(SQLite::Statement& row);

// What another station has booked: a time of a deputy, without an id or a person.
inline constexpr const char* taken_columns = "SELECT deputy_id, start_at, end_at FROM taken_elsewhere ";
domain::Appointment taken_from(SQLite::Statement& row);

extern const std::string ticket_columns;
extern const std::string queue_columns;         // without the name: what the order of the queue follows from
extern const std::string public_ticket_columns; // without anything about the person but the language
domain::Ticket ticket_from(SQLite::Statement& row);

// Without those that cannot be opened any more.
inline constexpr const char* draft_columns =
    "SELECT ticket_id, begun_at, body FROM (SELECT ticket_id, begun_at, opened(body, check_in_id,"
    " 'reception_drafts.body/' || ticket_id) AS body FROM reception_drafts JOIN tickets"
    " ON tickets.id = ticket_id) WHERE body IS NOT NULL ";
domain::ReceptionDraft draft_from(SQLite::Statement& row);

inline constexpr const char* sign_in_columns = "SELECT who, wrong, paused_until FROM sign_in_tries ";
domain::SignInTries sign_in_from(SQLite::Statement& row);

inline constexpr const char* activity_columns = "SELECT body FROM activities ";
domain::Activity activity_from(SQLite::Statement& row);

// How long a deputy's last receptions took, the newest first.
std::vector<std::chrono::minutes> last_receptions(SQLite::Database& sqlite, const std::string& deputy_id);

inline constexpr const char* root_columns = "SELECT envelope FROM trust_roots ";
domain::SignedStatement root_from(SQLite::Statement& row);

domain::RecordKind record_kind_from(const SQLite::Column& column);
std::optional<domain::RecordKind> record_kind_of(const std::string& name);

std::string booking_number(std::int64_t running_number); // "B003" from 3

// All rows of a query, or its first one; `tail` follows the columns.
template <class Value, class... Values>
std::vector<Value> all_rows(SQLite::Database& sqlite, const std::string& columns,
                            Value (*from)(SQLite::Statement&), const std::string& tail,
                            const Values&... values) {
    SQLite::Statement statement = query(sqlite, (columns + tail).c_str(), values...);
    std::vector<Value> rows;
    while (statement.executeStep())
        rows.push_back(from(statement));
    return rows;
}

template <class Value, class... Values>
std::optional<Value> first_row(SQLite::Database& sqlite, const std::string& columns,
                               Value (*from)(SQLite::Statement&), const std::string& tail,
                               const Values&... values) {
    SQLite::Statement statement = query(sqlite, (columns + tail).c_str(), values...);
    if (!statement.executeStep()) return std::nullopt;
    return from(statement);
}

} // namespace liaison::store
