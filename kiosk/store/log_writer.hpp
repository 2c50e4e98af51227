// Writes one version of a log with its opinions and the records that tell the county of it. Private to the
// room.
#pragma once

#include "store/record_writer.hpp"

namespace liaison::store {

class LogWriter {
public:
    LogWriter(SQLite::Database& sqlite, RecordWriter& records, const RandomSource& random)
        : sqlite_(sqlite), records_(records), random_(random) {}

    // Inside a transaction, when the row of the reception is there. `before` is the version that this one
    // corrects; null: it is the first. Opinions without an id get one. Throws Refused where a text is too
    // long or the log is not complete.
    void write(domain::Reception& reception, const domain::Reception* before, domain::WallTime now);

private:
    void raise(const domain::OpinionNews& news);
    void change(domain::OpinionNews news, domain::OpinionEvent event);
    void add_event(const domain::OpinionNews& news);

    SQLite::Database& sqlite_;
    RecordWriter& records_;
    const RandomSource& random_;
};

// Throws Refused where something of it is longer than allowed.
void check_lengths(const domain::ReceptionLog& log);

} // namespace liaison::store
