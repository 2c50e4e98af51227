#include "store/retention.hpp"

#include <string>

#include "store/connection.hpp"
#include "store/database.hpp"

namespace liaison::store {

namespace {

// ?1: over before this moment, ?2: today. A reception under way is never over: its log is not written yet.
const std::string visit_is_over = R"sql((arrived_at <= ?1
    AND id NOT IN (SELECT about FROM outbox) AND id NOT IN (SELECT about FROM set_aside)
    AND NOT EXISTS (SELECT 1 FROM tickets WHERE check_in_id = check_ins.id
        AND (state = 'meeting' OR (state IN ('waiting', 'called', 'set_aside') AND day >= ?2)))
    AND NOT EXISTS (SELECT 1 FROM receptions WHERE check_in_id = check_ins.id AND ended_at > ?1)
    AND NOT EXISTS (SELECT 1 FROM appointments WHERE check_in_id = check_ins.id AND end_at > ?1)))sql";

const std::string erase_check_ins =
    "UPDATE check_ins SET name = NULL, number = NULL, person_key = NULL"
    " WHERE (name IS NOT NULL OR number IS NOT NULL OR person_key IS NOT NULL) AND " +
    visit_is_over;

// What nothing needs any more that is still there, or that may still come.
const std::string destroy_keys = R"sql(
DELETE FROM data_keys
WHERE subject NOT IN (SELECT about FROM outbox) AND subject NOT IN (SELECT about FROM set_aside)
    AND subject NOT IN (SELECT check_in_id FROM opinions WHERE words IS NOT NULL)
    AND subject NOT IN (SELECT check_in_id FROM receptions JOIN reception_versions ON reception_id = receptions.id
        WHERE body IS NOT NULL)
    AND subject NOT IN (SELECT check_in_id FROM tickets JOIN sheets ON ticket_id = tickets.id
        WHERE picture IS NOT NULL)
    AND subject NOT IN (SELECT check_in_id FROM tickets WHERE priority IS NOT NULL)
    AND subject NOT IN (SELECT opinion_id FROM chain_events WHERE text IS NOT NULL)
    AND subject NOT IN (SELECT id FROM check_ins WHERE NOT )sql" +
                                 visit_is_over + ")";

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

// What the county wrote to the citizen stays until the case is closed, and as long again as the visit did.
constexpr const char* erase_chain_texts = R"sql(
UPDATE chain_events SET text = NULL
WHERE text IS NOT NULL AND opinion_id IN (SELECT id FROM opinions WHERE words IS NULL AND (settled = 1 OR withdrawn = 1)
    AND NOT EXISTS (SELECT 1 FROM chain_events AS newer WHERE newer.opinion_id = opinions.id AND newer.at > ?1))
)sql";

// Why somebody went before others tells of their health or age.
constexpr const char* erase_priorities = R"sql(
UPDATE tickets SET priority = NULL, priority_by = NULL, priority_at = NULL
WHERE priority IS NOT NULL AND issued_at <= ?1 AND day < ?2
)sql";

// The log that named it is erased, and the county has it whole.
constexpr const char* erase_sheets = R"sql(
UPDATE sheets SET picture = NULL, envelope = NULL
WHERE picture IS NOT NULL AND sent = to_send AND ticket_id IN (SELECT ticket_id FROM receptions
    JOIN reception_versions ON reception_id = receptions.id WHERE body IS NULL)
)sql";

// A correction that nobody finished is given up with what it would have corrected.
constexpr const char* erase_drafts = R"sql(
DELETE FROM reception_drafts WHERE ticket_id IN (SELECT ticket_id FROM receptions WHERE ended_at <= ?1)
)sql";

} // namespace

Saved<PurgeReport> Retention::purge(int retention_days, const Moment& now) {
    auto report = erase(now.wall - std::chrono::days{retention_days}, now.today);
    const auto settled =
        guarded(database_.connection(), [&] { database_.connection().seals->keys().settle(); });
    if (!report) return report;
    if (!settled) return tl::unexpected(settled.error());
    // secure_delete does not reach the copies that SQLite leaves behind when it moves rows between pages.
    return database_.rewrite().map([&] { return *report; });
}

Saved<PurgeReport> Retention::erase(domain::WallTime over_before, domain::Day today) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        PurgeReport report;
        run(sqlite, erase_drafts, over_before);
        run(sqlite, erase_priorities, over_before, today);
        report.receptions = run(sqlite, erase_versions, over_before);
        run(sqlite, erase_opinions);
        run(sqlite, erase_chain_texts, over_before);
        run(sqlite, erase_sheets);
        report.appointments = run(sqlite, erase_appointments, over_before);
        report.check_ins = run(sqlite, erase_check_ins.c_str(), over_before, today);
        report.keys = run(sqlite, destroy_keys.c_str(), over_before, today);
        if (report.keys > 0) database_.connection().seals->keys().wrap_anew();
        return report;
    });
}

} // namespace liaison::store
