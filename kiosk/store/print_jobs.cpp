#include "store/print_jobs.hpp"

#include "store/connection.hpp"
#include "store/database.hpp"

namespace liaison::store {

Saved<bool> PrintJobs::begin(const std::string& id, const std::string& number, domain::WallTime now) {
    return in_transaction(database_.connection(), [&] {
        return run(database_.connection().sqlite,
                   "INSERT INTO print_jobs (id, number, begun_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", id,
                   number, now) > 0;
    });
}

Saved<void> PrintJobs::finish(const std::string& id, const std::string& outcome) {
    return in_transaction(database_.connection(), [&] {
        run(database_.connection().sqlite, "UPDATE print_jobs SET outcome = ? WHERE id = ? AND outcome IS NULL",
            outcome, id);
    });
}

Saved<std::vector<std::string>> PrintJobs::close_interrupted(domain::WallTime since) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        std::vector<std::string> numbers;
        auto rows = query(sqlite,
                          "SELECT number FROM print_jobs WHERE outcome IS NULL AND begun_at >= ?"
                          " ORDER BY begun_at, number",
                          since);
        while (rows.executeStep())
            numbers.push_back(rows.getColumn(0).getString());
        run(sqlite, "UPDATE print_jobs SET outcome = 'interrupted' WHERE outcome IS NULL");
        return numbers;
    });
}

Saved<void> PrintJobs::purge(domain::WallTime before) {
    return in_transaction(database_.connection(), [&] {
        run(database_.connection().sqlite, "DELETE FROM print_jobs WHERE begun_at < ?", before);
    });
}

} // namespace liaison::store
