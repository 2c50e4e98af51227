#include "store/county_clock.hpp"

#include "store/connection.hpp"
#include "store/database.hpp"

namespace liaison::store {

Saved<void> CountyClock::learn(domain::WallTime county, domain::Now now) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        run(sqlite, "UPDATE temp.this_start SET county_at_start = ?", county - now.monotonic.since_start);
        run(sqlite, "UPDATE county_clock SET county_ahead = ?, last_known = ?",
            std::int64_t{(county - now.wall).count()}, county);
    });
}

Saved<std::optional<domain::WallTime>> CountyClock::last_known() {
    return guarded(database_.connection(), [&]() -> std::optional<domain::WallTime> {
        SQLite::Statement row = query(database_.connection().sqlite, "SELECT last_known FROM county_clock");
        if (!row.executeStep() || row.isColumnNull(0)) return std::nullopt;
        return time_from(row.getColumn(0));
    });
}

Saved<domain::RecordClock> CountyClock::reading(domain::Now now) {
    return guarded(database_.connection(), [&] {
        SQLite::Statement row = query(database_.connection().sqlite,
                                      "SELECT boot, coalesce(county_at_start + ?1 - ?2, county_ahead)"
                                      " FROM temp.this_start, county_clock",
                                      std::int64_t{now.monotonic.since_start.count()}, now.wall);
        if (!row.executeStep()) refuse("no row of this start");
        domain::RecordClock clock{.boot = row.getColumn(0).getString(),
                                  .since_boot = now.monotonic.since_start};
        if (!row.isColumnNull(1)) clock.county_ahead = std::chrono::milliseconds{row.getColumn(1).getInt64()};
        return clock;
    });
}

} // namespace liaison::store
