#include "county/record_store.hpp"

#include "county/opinion_book.hpp"
#include "county/slot_book.hpp"

namespace liaison::county {

using domain::RecordOutcome;
using domain::RecordResult;
using domain::WireRecord;

namespace {

constexpr const char* columns = "row, station, sequence, id, kind, recorded_at, received_at, body";

StoredRecord read_row(SQLite::Statement& select) {
    return {.row = select.getColumn(0).getInt64(),
            .station = select.getColumn(1).getString(),
            .sequence = select.getColumn(2).getInt64(),
            .id = select.getColumn(3).getString(),
            .kind = select.getColumn(4).getString(),
            .recorded_at = select.getColumn(5).getString(),
            .received_at = select.getColumn(6).getString(),
            .body = select.getColumn(7).getString()};
}

void insert(SQLite::Database& connection, const std::string& station, const WireRecord& record,
            domain::WallTime now) {
    SQLite::Statement insert(connection,
                             "INSERT INTO record (station, sequence, id, kind, recorded_at, received_at, "
                             "body) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, station);
    insert.bind(2, record.sequence);
    insert.bind(3, record.id);
    insert.bind(4, domain::to_string(record.kind));
    insert.bind(5, domain::format_wall_time(record.recorded_at));
    insert.bind(6, domain::format_wall_time(now));
    insert.bind(7, record.body);
    insert.exec();
}

void keep_refused(SQLite::Database& connection, const std::string& station, const WireRecord& record,
                  const std::string& reason, domain::WallTime now) {
    SQLite::Statement insert(connection,
                             "INSERT OR IGNORE INTO refused_record (station, sequence, id, kind, "
                             "recorded_at, received_at, body, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, station);
    insert.bind(2, record.sequence);
    insert.bind(3, record.id);
    insert.bind(4, domain::to_string(record.kind));
    insert.bind(5, domain::format_wall_time(record.recorded_at));
    insert.bind(6, domain::format_wall_time(now));
    insert.bind(7, record.body);
    insert.bind(8, reason);
    insert.exec();
}

RecordResult refuse(SQLite::Database& connection, const std::string& station, const WireRecord& record,
                    const std::string& reason, domain::WallTime now) {
    keep_refused(connection, station, record, reason, now);
    return {record.sequence, RecordOutcome::refused, reason};
}

bool same(const StoredRecord& stored, const std::string& station, const WireRecord& record) {
    return stored.station == station && stored.sequence == record.sequence && stored.id == record.id &&
           stored.kind == domain::to_string(record.kind) &&
           stored.recorded_at == domain::format_wall_time(record.recorded_at) && stored.body == record.body;
}

RecordResult accept_one(SQLite::Database& connection, const std::string& station, const WireRecord& record,
                        domain::WallTime now) {
    SQLite::Statement select(connection, std::string("SELECT ") + columns +
                                             " FROM record WHERE id = ? OR (station = ? AND sequence = ?)");
    select.bind(1, record.id);
    select.bind(2, station);
    select.bind(3, record.sequence);
    bool found = false;
    while (select.executeStep()) {
        found = true;
        const StoredRecord stored = read_row(select);
        if (same(stored, station, record)) continue;
        const std::string reason = stored.id == record.id ? "this id is stored with another content"
                                                          : "this sequence is stored with another record";
        return refuse(connection, station, record, reason, now);
    }
    if (found) return {record.sequence, RecordOutcome::duplicate, ""};
    insert(connection, station, record, now);
    enter_opinion_record(connection, station, record, now);
    enter_slot_record(connection, station, record, now);
    return {record.sequence, RecordOutcome::stored, ""};
}

std::vector<StoredRecord> read_all(SQLite::Statement& select) {
    std::vector<StoredRecord> records;
    while (select.executeStep())
        records.push_back(read_row(select));
    return records;
}

} // namespace

std::vector<RecordResult> RecordStore::accept(const domain::RecordBatch& batch, domain::WallTime now) {
    const auto opened = seals_.open(batch);
    return database_.change([&](SQLite::Database& connection) {
        std::vector<RecordResult> results;
        for (std::size_t i = 0; i < opened.size(); ++i)
            results.push_back(
                opened[i] ? accept_one(connection, batch.station_id, *opened[i], now)
                          : refuse(connection, batch.station_id, batch.records[i], opened[i].error(), now));
        return results;
    });
}

std::vector<StoredRecord> RecordStore::after(const std::string& station, std::int64_t row, std::int64_t most) {
    return database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(connection,
                                 std::string("SELECT ") + columns +
                                     " FROM record WHERE station = ? AND row > ? ORDER BY row LIMIT ?");
        select.bind(1, station);
        select.bind(2, row);
        select.bind(3, most);
        return read_all(select);
    });
}

std::vector<StoredRecord> RecordStore::newest(const std::string& station, domain::RecordKind kind,
                                              std::int64_t most) {
    return database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(connection,
                                 std::string("SELECT ") + columns +
                                     " FROM record WHERE station = ? AND kind = ? ORDER BY row DESC LIMIT ?");
        select.bind(1, station);
        select.bind(2, domain::to_string(kind));
        select.bind(3, most);
        return read_all(select);
    });
}

} // namespace liaison::county
