#include "store/boots.hpp"

#include "store/connection.hpp"
#include "store/database.hpp"

namespace liaison::store {

Saved<std::int64_t> Boots::begin(std::int64_t configuration_version, domain::WallTime now) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        run(sqlite, "INSERT INTO boots (started_at, configuration_version) VALUES (?, ?)", now,
            configuration_version);
        const std::int64_t boot = sqlite.getLastInsertRowid();
        run(sqlite, "DELETE FROM boots WHERE id <= ? - 1000", boot);
        return boot;
    });
}

Saved<void> Boots::mark_good(std::int64_t boot) {
    return in_transaction(database_.connection(), [&] {
        if (run(database_.connection().sqlite, "UPDATE boots SET works_well = 1 WHERE id = ?", boot) == 0)
            refuse("no such start of the program");
    });
}

Saved<bool> Boots::has_worked_with(std::int64_t configuration_version) {
    return guarded(database_.connection(), [&] {
        return number_from(database_.connection().sqlite,
                           "SELECT count(*) FROM boots WHERE works_well = 1 AND configuration_version = ?",
                           configuration_version) > 0;
    });
}

Saved<int> Boots::failed_in_a_row(std::int64_t configuration_version) {
    return guarded(database_.connection(), [&] {
        return static_cast<int>(
            number_from(database_.connection().sqlite,
                        "SELECT count(*) FROM boots WHERE id > (SELECT coalesce(max(id), 0) FROM boots"
                        " WHERE works_well = 1 OR configuration_version <> ?)",
                        configuration_version));
    });
}

} // namespace liaison::store
