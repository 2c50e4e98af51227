#include "store/health_log.hpp"

#include "store/database.hpp"
#include "store/record_writer.hpp"

namespace liaison::store {

Saved<void> HealthLog::write(const domain::StationHealth& health, const Moment& now) {
    return in_transaction(database_.connection(),
                          [&] { RecordWriter(database_.connection().sqlite, random_, now).write(health); });
}

Saved<int> HealthLog::drop_waiting() {
    return in_transaction(database_.connection(), [&] {
        return run(database_.connection().sqlite,
                   "UPDATE outbox SET body = ?1 WHERE kind = 'health' AND body <> ?1"
                   " AND sequence < (SELECT max(sequence) FROM outbox WHERE kind = 'health')",
                   domain::dropped_health_body());
    });
}

} // namespace liaison::store
