// The records of all stations, each once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "county/database.hpp"
#include "county/seal_opener.hpp"
#include "domain/wire_record.hpp"

namespace liaison::county {

struct StoredRecord {
    std::int64_t row = 0; // in the order of their arrival here
    std::string station;
    std::int64_t sequence = 0;
    std::string id;
    std::string kind;
    std::string recorded_at; // RFC 3339, by the kiosk's clock
    std::string received_at; // by the county's
    std::string happened_at; // recorded_at as the county's clock would have said it
    std::string body;        // a JSON object
};

class RecordStore {
public:
    RecordStore(Database& database, SealOpener seals) : database_(database), seals_(std::move(seals)) {}

    // All of the batch in one transaction; one result a record. A record whose id or sequence is there with
    // another content is refused, and so is one whose seal does not open; both are kept beside the others as
    // they came, for somebody to look into.
    std::vector<domain::RecordResult> accept(const domain::RecordBatch& batch, domain::WallTime now);

    // Rows greater than `row`, oldest first. A station's rows are given under its lock, so none appears behind
    // one that was already read.
    std::vector<StoredRecord> after(const std::string& station, std::int64_t row, std::int64_t most);
    // Rows smaller than `row`, newest first; 0: from the newest. Of one kind of RecordKind's words; empty: of
    // all.
    std::vector<StoredRecord> before(const std::string& station, std::int64_t row, const std::string& kind,
                                     std::int64_t most);

private:
    Database& database_;
    SealOpener seals_;
};

} // namespace liaison::county
