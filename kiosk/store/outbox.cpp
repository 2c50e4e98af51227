#include "store/outbox.hpp"

#include <algorithm>

#include "store/database.hpp"
#include "store/rows.hpp"

namespace liaison::store {

namespace {

constexpr std::size_t bytes_around_body = 256; // sequence, id, kind, time and their names

domain::RecordClock clock_from(SQLite::Statement& row) {
    if (row.isColumnNull(5)) return {};
    domain::RecordClock clock{.boot = row.getColumn(5).getString(),
                              .since_boot = std::chrono::milliseconds{row.getColumn(6).getInt64()}};
    if (!row.isColumnNull(7)) clock.county_ahead = std::chrono::milliseconds{row.getColumn(7).getInt64()};
    return clock;
}

domain::WireRecord record_from(SQLite::Statement& row) {
    return {.sequence = row.getColumn(0).getInt64(),
            .id = row.getColumn(1).getString(),
            .kind = record_kind_from(row.getColumn(2)),
            .recorded_at = time_from(row.getColumn(3)),
            .body = row.getColumn(4).getString(), // never NULL: what cannot be opened was set aside
            .clock = clock_from(row)};
}

void set_aside(SQLite::Database& sqlite, const domain::RecordResult& result) {
    run(sqlite,
        "INSERT INTO set_aside (sequence, id, kind, about, recorded_at, body, reason)"
        " SELECT sequence, id, kind, about, recorded_at, body, ?2 FROM outbox WHERE sequence = ?1",
        result.sequence, result.reason);
}

} // namespace

Saved<std::vector<domain::WireRecord>> Outbox::next_batch(std::size_t most_records, std::size_t most_bytes) {
    auto batch = guarded(database_.connection(), [&] {
        std::vector<domain::WireRecord> records;
        SQLite::Statement rows =
            query(database_.connection().sqlite,
                  "SELECT sequence, id, kind, recorded_at, on_leaving(body, id, about), boot,"
                  " since_boot, county_ahead FROM outbox ORDER BY sequence LIMIT ?",
                  static_cast<std::int64_t>(most_records));
        std::size_t bytes = 0;
        while (rows.executeStep()) {
            auto record = record_from(rows);
            bytes += record.body.size() + bytes_around_body;
            if (!records.empty() && bytes > most_bytes) break;
            records.push_back(std::move(record));
        }
        return records;
    });
    if (batch && !batch->empty()) handed_out_ = std::max(handed_out_, batch->back().sequence);
    return batch;
}

Saved<void> Outbox::acknowledge(const std::vector<domain::RecordResult>& results) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        SQLite::Statement leave(sqlite, "DELETE FROM outbox WHERE sequence = ?");
        for (const domain::RecordResult& result : results) {
            if (result.sequence > handed_out_) continue;
            if (result.outcome == domain::RecordOutcome::refused) set_aside(sqlite, result);
            leave.reset();
            leave.bind(1, result.sequence);
            leave.exec();
        }
    });
}

Saved<std::int64_t> Outbox::unsent() {
    return guarded(database_.connection(),
                   [&] { return number_from(database_.connection().sqlite, "SELECT count(*) FROM outbox"); });
}

Saved<std::int64_t> Outbox::set_aside_count() {
    return guarded(database_.connection(), [&] {
        return number_from(database_.connection().sqlite, "SELECT count(*) FROM set_aside");
    });
}

} // namespace liaison::store
