#include "store/reception_logs.hpp"

#include "domain/reception_json.hpp"
#include "domain/text.hpp"
#include "store/database.hpp"
#include "store/log_writer.hpp"
#include "store/rows.hpp"

namespace liaison::store {

namespace {

// Without those that are erased.
constexpr const char* version_columns =
    "SELECT body FROM (SELECT reception_id, version, opened(body, check_in_id,"
    " 'reception_versions.body/' || reception_id || '/' || version) AS body FROM reception_versions"
    " JOIN receptions ON receptions.id = reception_id) WHERE body IS NOT NULL ";
domain::Reception version_from(SQLite::Statement& row) {
    auto reception = domain::parse_reception(row.getColumn(0).getString());
    if (!reception) throw SQLite::Exception("a version of a log is not in its form", SQLITE_CORRUPT);
    return *std::move(reception);
}

constexpr const char* summary_columns =
    "SELECT receptions.id, receptions.ticket_id, tickets.number, receptions.begun_at,"
    " (SELECT max(version) FROM reception_versions WHERE reception_id = receptions.id),"
    " (SELECT category FROM opinions WHERE reception_id = receptions.id AND withdrawn = 0 ORDER BY rowid LIMIT "
    "1),"
    " (SELECT count(*) FROM opinions WHERE reception_id = receptions.id AND withdrawn = 0)"
    " FROM receptions JOIN tickets ON tickets.id = receptions.ticket_id ";
domain::LogSummary summary_from(SQLite::Statement& row) {
    return {.reception_id = row.getColumn(0).getString(),
            .ticket_id = row.getColumn(1).getString(),
            .ticket_number = domain::ticket_number(row.getColumn(2).getInt()),
            .begun_at = time_from(row.getColumn(3)),
            .version = row.getColumn(4).getInt(),
            .category = row.getColumn(5).getString(),
            .opinions = row.getColumn(6).getInt()};
}

constexpr const char* earlier_columns =
    "SELECT raised_at, opinions.deputy_id, opinions.id, category, grid_cell, urgency,"
    " route, opened(words, opinions.check_in_id, 'opinions.words/' || opinions.id),"
    " opened(answer, opinions.check_in_id, 'opinions.answer/' || opinions.id) FROM opinions ";
domain::EarlierOpinion earlier_from(SQLite::Statement& row) {
    const auto urgency = domain::parse_urgency(row.getColumn(5).getString());
    const auto route = domain::parse_opinion_route(row.getColumn(6).getString());
    if (!urgency || !route) throw SQLite::Exception("a column holds a name that is not known", SQLITE_CORRUPT);
    return {.raised_at = time_from(row.getColumn(0)),
            .deputy_id = row.getColumn(1).getString(),
            .opinion = {.id = row.getColumn(2).getString(),
                        .category = row.getColumn(3).getString(),
                        .grid_cell = row.getColumn(4).getString(),
                        .urgency = *urgency,
                        .route = *route,
                        .words = row.getColumn(7).getString(),
                        .answer = row.getColumn(8).getString()}};
}

void check_correction(const domain::Reception& corrected, const domain::Reception& newest) {
    if (corrected.version != newest.version + 1) refuse("there is another version of this log by now");
    if (!corrected.correction || corrected.correction->reason.empty()) refuse("a correction needs its reason");
    if (domain::code_points(corrected.correction->reason).size() > domain::max_correction_reason)
        refuse("the reason of a correction is longer than allowed");
    if (corrected.correction->deputy_id != newest.deputy_id) refuse("only who received corrects the log");
}

} // namespace

Saved<domain::Reception> ReceptionLogs::correct(const domain::Reception& corrected, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        const auto newest = first_row(sqlite, version_columns, version_from,
                                      "AND reception_id = ? ORDER BY version DESC LIMIT 1", corrected.id);
        if (!newest) refuse("no such log, or it is erased");
        check_correction(corrected, *newest);
        domain::Reception written = *newest;
        written.version = corrected.version;
        written.correction = corrected.correction;
        written.log = corrected.log;
        written.log.visitor = newest->log.visitor;
        written.log.deputy = newest->log.deputy;
        RecordWriter records(sqlite, random_, now);
        LogWriter(sqlite, records, random_).write(written, &*newest, now.wall);
        run(sqlite, "DELETE FROM reception_drafts WHERE ticket_id = ?", written.ticket_id);
        return written;
    });
}

Saved<std::vector<domain::Reception>> ReceptionLogs::versions(const std::string& reception_id) {
    return guarded(database_.connection(), [&] {
        return all_rows(database_.connection().sqlite, version_columns, version_from,
                        "AND reception_id = ? ORDER BY version", reception_id);
    });
}

Saved<std::vector<domain::LogSummary>> ReceptionLogs::of_deputy(const std::string& deputy_id,
                                                                domain::WallTime since) {
    return guarded(database_.connection(), [&] {
        return all_rows(database_.connection().sqlite, summary_columns, summary_from,
                        "WHERE receptions.deputy_id = ? AND receptions.ended_at >= ? AND EXISTS (SELECT 1 FROM"
                        " reception_versions WHERE reception_id = receptions.id AND body IS NOT NULL)"
                        " ORDER BY receptions.ended_at DESC LIMIT " +
                            std::to_string(domain::most_logs_listed),
                        deputy_id, since);
    });
}

Saved<std::vector<domain::EarlierOpinion>> ReceptionLogs::earlier_opinions(const std::string& ticket_id,
                                                                           const std::string& deputy_id) {
    return guarded(database_.connection(), [&] {
        return all_rows(
            database_.connection().sqlite, earlier_columns, earlier_from,
            "JOIN check_ins ON check_ins.id = opinions.check_in_id WHERE person_key ="
            " (SELECT person_key FROM check_ins JOIN tickets ON tickets.check_in_id = check_ins.id"
            " WHERE tickets.id = ?1) AND opinions.check_in_id NOT IN"
            " (SELECT check_in_id FROM tickets WHERE id = ?1)"
            " AND (confidential = 0 OR opinions.deputy_id = ?2) AND withdrawn = 0 AND words IS NOT NULL"
            " ORDER BY raised_at DESC LIMIT " +
                std::to_string(domain::most_earlier_opinions),
            ticket_id, deputy_id);
    });
}

} // namespace liaison::store
