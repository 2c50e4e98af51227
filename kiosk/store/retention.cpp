#include "store/retention.hpp"

#include "store/connection.hpp"
#include "store/database.hpp"

namespace liaison::store {

namespace {

// ?1: over before this moment, ?2: today. A reception under way is never over: its log is not written yet.
constexpr const char* erase_check_ins = R"sql(
UPDATE check_ins SET name = NULL, number = NULL, person_key = NULL
WHERE (name IS NOT NULL OR number IS NOT NULL OR person_key IS NOT NULL) AND arrived_at <= ?1
    AND id NOT IN (SELECT about FROM outbox) AND id NOT IN (SELECT about FROM set_aside)
    AND NOT EXISTS (SELECT 1 FROM tickets WHERE check_in_id = check_ins.id
        AND (state = 'meeting' OR (state IN ('waiting', 'called', 'set_aside') AND day >= ?2)))
    AND NOT EXISTS (SELECT 1 FROM receptions WHERE check_in_id = check_ins.id AND ended_at > ?1)
    AND NOT EXISTS (SELECT 1 FROM appointments WHERE check_in_id = check_ins.id AND end_at > ?1)
)sql";

constexpr const char* erase_appointments = R"sql(
UPDATE appointments SET person_key = NULL
WHERE person_key IS NOT NULL AND end_at <= ?1
    AND id NOT IN (SELECT about FROM outbox) AND id NOT IN (SELECT about FROM set_aside)
)sql";

constexpr const char* erase_versions = R"sql(
UPDATE reception_versions SET body = NULL
WHERE body IS NOT NULL AND reception_id IN (SELECT id FROM receptions WHERE ended_at <= ?1
    AND check_in_id NOT IN (SELECT about FROM outbox) AND check_in_id NOT IN (SELECT about FROM set_aside))
)sql";

constexpr const char* erase_opinions = R"sql(
UPDATE opinions SET words = NULL, answer = NULL
WHERE words IS NOT NULL AND reception_id IN (SELECT reception_id FROM reception_versions WHERE body IS NULL)
)sql";

// Why somebody went before others tells of their health or age.
constexpr const char* erase_priorities = R"sql(
UPDATE tickets SET priority = NULL, priority_by = NULL, priority_at = NULL
WHERE priority IS NOT NULL AND issued_at <= ?1 AND day < ?2
)sql";

// The log that named it is erased, and the county has it whole.
constexpr const char* erase_sheets = R"sql(
UPDATE sheets SET picture = NULL
WHERE picture IS NOT NULL AND sent = bytes AND ticket_id IN (SELECT ticket_id FROM receptions
    JOIN reception_versions ON reception_id = receptions.id WHERE body IS NULL)
)sql";

// A correction that nobody finished is given up with what it would have corrected.
constexpr const char* erase_drafts = R"sql(
DELETE FROM reception_drafts WHERE ticket_id IN (SELECT ticket_id FROM receptions WHERE ended_at <= ?1)
)sql";

} // namespace

Saved<PurgeReport> Retention::purge(int retention_days, const Moment& now) {
    auto report = erase(now.wall - std::chrono::days{retention_days}, now.today);
    if (!report) return report;
    // secure_delete does not reach the copies that SQLite leaves behind when it moves rows between pages.
    const auto rewritten =
        guarded(database_.connection(), [&] { database_.connection().sqlite.exec("VACUUM"); });
    if (!rewritten) return tl::unexpected(rewritten.error());
    return database_.checkpoint().map([&] { return *report; });
}

Saved<PurgeReport> Retention::erase(domain::WallTime over_before, domain::Day today) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        PurgeReport report;
        run(sqlite, erase_drafts, over_before);
        run(sqlite, erase_priorities, over_before, today);
        report.receptions = run(sqlite, erase_versions, over_before);
        run(sqlite, erase_opinions);
        run(sqlite, erase_sheets);
        report.appointments = run(sqlite, erase_appointments, over_before);
        report.check_ins = run(sqlite, erase_check_ins, over_before, today);
        return report;
    });
}

} // namespace liaison::store
