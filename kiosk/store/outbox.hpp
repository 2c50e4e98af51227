// What still has to reach the county: at least once, in order, over any length of outage.
#pragma once

#include <cstddef>
#include <vector>

#include "domain/wire_record.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class Outbox {
public:
    explicit Outbox(Database& database) : database_(database) {}

    // The oldest records, at most `most_records` and about `most_bytes` of JSON; always one where any waits, so
    // that a large record cannot stop the others.
    Saved<std::vector<domain::WireRecord>> next_batch(std::size_t most_records, std::size_t most_bytes);

    // Stored ones and duplicates leave the outbox; refused ones are set aside with the reason. Results about
    // records that this object never handed out are ignored: a confused answer must not delete what was never
    // sent.
    Saved<void> acknowledge(const std::vector<domain::RecordResult>& results);

    Saved<std::int64_t> unsent();
    Saved<std::int64_t> set_aside_count(); // for the keeper and the county: a person has to look

private:
    Database& database_;
    std::int64_t handed_out_ = 0; // highest sequence
};

} // namespace liaison::store
