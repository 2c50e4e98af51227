#include "county/record_store.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "county/opinion_book.hpp"
#include "county/random.hpp"
#include "county/reading/read_model.hpp"
#include "county/slot_book.hpp"
#include "domain/station_health.hpp"

namespace liaison::county {

using domain::RecordOutcome;
using domain::RecordResult;
using domain::WireRecord;

namespace {

std::vector<StoredRecord> select_records(soci::session& sql, const std::string& which, const Values& values) {
    std::vector<StoredRecord> records;
    for (auto& [row, station, sequence, id, kind, recorded_at, received_at, happened_at, body] :
         select<std::int64_t, std::string, std::int64_t, std::string, std::string, std::string, std::string,
                std::string, std::string>(sql,
                                          "SELECT row, station, sequence, id, kind, recorded_at, received_at, "
                                          "happened_at, body FROM record " +
                                              which,
                                          values))
        records.push_back(
            {row, station, sequence, id, kind, recorded_at, received_at, happened_at, std::move(body)});
    return records;
}

// ":a0, :a1, :a2"
std::string places(const std::string& name, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += (i == 0 ? ":" : ", :") + name + std::to_string(i);
    return text;
}

bool same(const StoredRecord& stored, const StoredRecord& arrived) {
    return stored.station == arrived.station && stored.sequence == arrived.sequence &&
           stored.id == arrived.id && stored.kind == arrived.kind &&
           stored.recorded_at == arrived.recorded_at &&
           // A sample of health may have given way at the station after it was sent.
           (stored.body == arrived.body || arrived.body == domain::dropped_health_body());
}

// What is stored already with an id or a sequence of the batch, and what of the batch was taken since.
class Known {
public:
    Known(soci::session& sql, const domain::RecordBatch& batch) {
        Values values, sequences{batch.station_id};
        for (const WireRecord& record : batch.records) {
            values.emplace_back(record.id);
            sequences.emplace_back(record.sequence);
        }
        values.insert(values.end(), sequences.begin(), sequences.end());
        const std::size_t count = batch.records.size();
        for (StoredRecord& record :
             select_records(sql,
                            "WHERE id IN (" + places("id", count) +
                                ") OR (station = :station AND sequence IN (" + places("sequence", count) + "))",
                            values))
            add(std::move(record), batch.station_id);
    }
    void add(StoredRecord record, const std::string& station) {
        if (record.station == station) by_sequence_[record.sequence] = record;
        by_id_[record.id] = std::move(record);
    }
    RecordResult judge(const StoredRecord& arrived) const {
        const auto with_id = by_id_.find(arrived.id);
        const auto with_sequence = by_sequence_.find(arrived.sequence);
        if (with_id != by_id_.end() && !same(with_id->second, arrived))
            return {arrived.sequence, RecordOutcome::refused, "this id is stored with another content"};
        if (with_sequence != by_sequence_.end() && !same(with_sequence->second, arrived))
            return {arrived.sequence, RecordOutcome::refused, "this sequence is stored with another record"};
        return {arrived.sequence, with_id == by_id_.end() ? RecordOutcome::stored : RecordOutcome::duplicate,
                ""};
    }

private:
    std::map<std::string, StoredRecord> by_id_;
    std::map<std::int64_t, StoredRecord> by_sequence_; // of the batch's station
};

void keep_refused(soci::session& sql, const StoredRecord& record, const std::string& reason) {
    execute(
        sql,
        "INSERT INTO refused_record (station, sequence, id, kind, recorded_at, received_at, body, body_sha256,"
        " reason) VALUES (:station, :sequence, :id, :kind, :recorded_at, :received_at, :body, :digest, :reason)"
        " ON CONFLICT DO NOTHING",
        {record.station, record.sequence, record.id, record.kind, record.recorded_at, record.received_at,
         record.body, sha256_hex(record.body), reason});
}

void insert_some(soci::session& sql, std::span<const StoredRecord> records) {
    std::string text =
        "INSERT INTO record (station, sequence, id, kind, recorded_at, received_at, happened_at, body) VALUES ";
    Values values;
    for (const StoredRecord& record : records) {
        text += (values.empty() ? "(" : ", (") + places("r" + std::to_string(values.size()) + "_", 8) + ")";
        values.insert(values.end(), {record.station, record.sequence, record.id, record.kind,
                                     record.recorded_at, record.received_at, record.happened_at, record.body});
    }
    execute(sql, text, values);
}

// Many in one statement: what a batch costs is going there and back. Not all: SQLite looks for each name of a
// place among all before it.
void insert(soci::session& sql, std::span<const StoredRecord> records) {
    constexpr std::size_t at_once = 40;
    for (; !records.empty(); records = records.subspan(std::min(at_once, records.size())))
        insert_some(sql, records.first(std::min(at_once, records.size())));
}

// The newest by its number, whichever arrives last.
void enter_health(soci::session& sql, const StoredRecord& record) {
    if (record.kind != domain::to_string(domain::RecordKind::health) ||
        record.body == domain::dropped_health_body())
        return;
    execute(sql,
            "INSERT INTO station_health (station, sequence, happened_at, body)"
            " VALUES (:station, :sequence, :happened_at, :body) ON CONFLICT (station) DO UPDATE SET"
            " sequence = excluded.sequence, happened_at = excluded.happened_at, body = excluded.body"
            " WHERE excluded.sequence > station_health.sequence",
            {record.station, record.sequence, record.happened_at, record.body});
}

using Opened =
    std::vector<tl::expected<WireRecord, std::string>>; // in the batch's order; error: the seal does not open

std::vector<RecordResult> accept_batch(soci::session& sql, const domain::RecordBatch& batch,
                                       const Opened& opened, domain::WallTime now) {
    Known known(sql, batch);
    std::vector<RecordResult> results;
    std::vector<StoredRecord> fresh;
    std::vector<const WireRecord*> entered;
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        const WireRecord& record = opened[i] ? *opened[i] : batch.records[i]; // refused, it is kept as it came
        const StoredRecord arrived{.station = batch.station_id,
                                   .sequence = record.sequence,
                                   .id = record.id,
                                   .kind = domain::to_string(record.kind),
                                   .recorded_at = domain::format_wall_time(record.recorded_at),
                                   .received_at = domain::format_wall_time(now),
                                   .happened_at = domain::format_wall_time(domain::county_time_of(
                                       record.recorded_at, record.clock, batch.clock, now)),
                                   .body = record.body};
        results.push_back(opened[i] ? known.judge(arrived)
                                    : RecordResult{record.sequence, RecordOutcome::refused, opened[i].error()});
        if (results.back().outcome == RecordOutcome::refused) keep_refused(sql, arrived, results.back().reason);
        if (results.back().outcome != RecordOutcome::stored) continue;
        known.add(arrived, batch.station_id);
        fresh.push_back(arrived);
        entered.push_back(&record);
    }
    insert(sql, fresh);
    for (const WireRecord* record : entered) {
        enter_opinion_record(sql, batch.station_id, *record, now);
        enter_slot_record(sql, batch.station_id, *record, now);
    }
    enter_for_readers(sql, batch.station_id, entered);
    for (const StoredRecord& record : fresh)
        enter_health(sql, record);
    return results;
}

} // namespace

std::vector<RecordResult> RecordStore::accept(const domain::RecordBatch& batch, domain::WallTime now) {
    if (batch.records.empty()) return {};
    const auto opened = seals_.open(batch);
    return database_.change(Lock::station(batch.station_id),
                            [&](soci::session& sql) { return accept_batch(sql, batch, opened, now); });
}

std::vector<StoredRecord> RecordStore::after(const std::string& station, std::int64_t row, std::int64_t most) {
    return database_.use([&](soci::session& sql) {
        return select_records(sql, "WHERE station = :station AND row > :row ORDER BY row LIMIT :most",
                              {station, row, most});
    });
}

std::vector<StoredRecord> RecordStore::before(const std::string& station, std::int64_t row,
                                              const std::string& kind, std::int64_t most) {
    std::string condition = "WHERE station = :station";
    Values values{station};
    if (row > 0) {
        condition += " AND row < :row";
        values.emplace_back(row);
    }
    if (!kind.empty()) {
        condition += " AND kind = :kind";
        values.emplace_back(kind);
    }
    values.emplace_back(most);
    return database_.use([&](soci::session& sql) {
        return select_records(sql, condition + " ORDER BY row DESC LIMIT :most", values);
    });
}

} // namespace liaison::county
