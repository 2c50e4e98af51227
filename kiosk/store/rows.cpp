#include "store/rows.hpp"

#include <fmt/format.h>

#include "domain/reception_json.hpp"

namespace liaison::store {

namespace {

using domain::AppointmentState;
using domain::RecordKind;
using domain::TicketState;

constexpr std::array appointment_states{
    AppointmentState::booked, AppointmentState::arrived, AppointmentState::called,   AppointmentState::meeting,
    AppointmentState::done,   AppointmentState::no_show, AppointmentState::cancelled};
constexpr std::array confirmations{domain::Confirmation::not_needed, domain::Confirmation::asked,
                                   domain::Confirmation::given, domain::Confirmation::refused};
constexpr std::array ticket_states{TicketState::waiting, TicketState::called, TicketState::set_aside,
                                   TicketState::meeting, TicketState::done,   TicketState::missed,
                                   TicketState::left};
constexpr std::array priority_reasons{domain::PriorityReason::elderly, domain::PriorityReason::pregnant,
                                      domain::PriorityReason::disabled};
constexpr std::array record_kinds{RecordKind::check_in,    RecordKind::appointment, RecordKind::ticket,
                                  RecordKind::reception,   RecordKind::keeper_call, RecordKind::opinion,
                                  RecordKind::chain_event, RecordKind::activity,    RecordKind::health};

std::string ticket_columns_with(const std::string& check_in, const std::string& name,
                                const std::string& priority) {
    return "SELECT tickets.id, tickets.number, tickets.day, tickets.deputy_id, " + check_in +
           ", tickets.appointment_id, appointments.start_at, tickets.state, issued_at, called_at, calls, " +
           name + ", language, times_aside, aside_at, returned_at, " + priority +
           " FROM tickets JOIN check_ins ON check_ins.id = tickets.check_in_id"
           " LEFT JOIN appointments ON appointments.id = tickets.appointment_id ";
}

const std::string opened_name = "opened(name, check_ins.id, 'check_ins.name')";
const std::string opened_priority =
    "opened(priority, tickets.check_in_id, 'tickets.priority/' || tickets.id), priority_by, priority_at";

std::optional<domain::WallTime> optional_time(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional{time_from(column)};
}

} // namespace

const std::string ticket_columns = ticket_columns_with("tickets.check_in_id", opened_name, opened_priority);
const std::string queue_columns = ticket_columns_with("tickets.check_in_id", "''", opened_priority);
const std::string public_ticket_columns = ticket_columns_with("''", "''", "NULL, NULL, NULL");

domain::Appointment appointment_from(SQLite::Statement& row) {
    return {.id = row.getColumn(0).getString(),
            .number = row.getColumn(1).isNull() ? std::string{} : booking_number(row.getColumn(1).getInt64()),
            .person_key = row.getColumn(2).getString(),
            .deputy_id = row.getColumn(3).getString(),
            .start = time_from(row.getColumn(4)),
            .end = time_from(row.getColumn(5)),
            .state = named(appointment_states, row.getColumn(6)),
            .issued_by_county = row.getColumn(7).getInt() != 0,
            .booked_at = time_from(row.getColumn(8)),
            .confirmation = named(confirmations, row.getColumn(9)),
            .instead_of = row.getColumn(10).getString()};
}

domain::Appointment taken_from(SQLite::Statement& row) {
    return {.id = {},
            .number = {},
            .person_key = {},
            .deputy_id = row.getColumn(0).getString(),
            .start = time_from(row.getColumn(1)),
            .end = time_from(row.getColumn(2)),
            .booked_at = {}};
}

namespace {

std::optional<domain::Priority> priority_from(SQLite::Statement& row) {
    if (row.getColumn(16).isNull()) return std::nullopt;
    return domain::Priority{named(priority_reasons, row.getColumn(16)), row.getColumn(17).getString(),
                            time_from(row.getColumn(18))};
}

} // namespace

domain::Ticket ticket_from(SQLite::Statement& row) {
    const auto day = domain::parse_day(row.getColumn(2).getString());
    if (!day) throw SQLite::Exception("a ticket's day is not a day", SQLITE_CORRUPT);
    return {.id = row.getColumn(0).getString(),
            .number = domain::ticket_number(row.getColumn(1).getInt()),
            .day = *day,
            .deputy_id = row.getColumn(3).getString(),
            .check_in_id = row.getColumn(4).getString(),
            .appointment_id = row.getColumn(5).getString(),
            .appointment_start = optional_time(row.getColumn(6)),
            .state = named(ticket_states, row.getColumn(7)),
            .issued_at = time_from(row.getColumn(8)),
            .called_at = optional_time(row.getColumn(9)),
            .calls = row.getColumn(10).getInt(),
            .visitor_name = row.getColumn(11).getString(),
            .language = row.getColumn(12).getString(),
            .priority = priority_from(row),
            .times_aside = row.getColumn(13).getInt(),
            .aside_at = optional_time(row.getColumn(14)),
            .returned_at = optional_time(row.getColumn(15))};
}

domain::ReceptionDraft draft_from(SQLite::Statement& row) {
    auto draft = domain::parse_draft(row.getColumn(2).getString());
    if (!draft) throw SQLite::Exception("a draft is not in its form", SQLITE_CORRUPT);
    draft->ticket_id = row.getColumn(0).getString();
    draft->begun_at = time_from(row.getColumn(1));
    return *std::move(draft);
}

domain::SignInTries sign_in_from(SQLite::Statement& row) {
    return {.who = row.getColumn(0).getString(),
            .wrong = row.getColumn(1).getInt(),
            .paused_until = time_from(row.getColumn(2))};
}

std::vector<std::chrono::minutes> last_receptions(SQLite::Database& sqlite, const std::string& deputy_id) {
    SQLite::Statement row = query(sqlite,
                                  "SELECT begun_at, ended_at FROM receptions WHERE deputy_id = ?"
                                  " ORDER BY ended_at DESC LIMIT ?",
                                  deputy_id, static_cast<std::int64_t>(domain::receptions_learnt_from));
    std::vector<std::chrono::minutes> lasted;
    while (row.executeStep())
        lasted.push_back(std::chrono::round<std::chrono::minutes>(time_from(row.getColumn(1)) -
                                                                  time_from(row.getColumn(0))));
    return lasted;
}

domain::Activity activity_from(SQLite::Statement& row) {
    auto activity = domain::parse_activity(row.getColumn(0).getString());
    if (!activity) throw SQLite::Exception("an activity is not in its form", SQLITE_CORRUPT);
    return *std::move(activity);
}

domain::SignedStatement root_from(SQLite::Statement& row) {
    auto root = domain::parse_signed_root(row.getColumn(0).getString());
    if (!root) refuse("a stored root is not in its form: " + root.error());
    return *std::move(root);
}

domain::RecordKind record_kind_from(const SQLite::Column& column) {
    return named(record_kinds, column);
}

std::optional<domain::RecordKind> record_kind_of(const std::string& name) {
    for (const RecordKind kind : record_kinds)
        if (name == to_string(kind)) return kind;
    return std::nullopt;
}

std::string booking_number(std::int64_t running_number) {
    return fmt::format("B{:03}", running_number);
}

} // namespace liaison::store
