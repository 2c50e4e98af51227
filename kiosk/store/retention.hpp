// Personal data leave the disk when the county has them and the time that the county set has passed.
#pragma once

#include "store/saved.hpp"

namespace liaison::store {

class Database;

struct PurgeReport {
    int check_ins = 0;    // names, numbers and person keys erased
    int appointments = 0; // person keys erased
    int receptions = 0;   // versions of logs erased
    int keys = 0;         // destroyed, and with them whatever they opened
};

class Retention {
public:
    explicit Retention(Database& database) : database_(database) {}

    // Erases what belongs to visits that are over since `retention_days` and about which nothing waits in the
    // outbox or was set aside, and destroys the keys that it was sealed with; then gives the machine another
    // key, so that a remnant of a destroyed one opens nothing, rewrites the database and empties the log. Meant
    // for once a day: rewriting takes about as long as copying the file. An error after the erasing leaves it
    // in force, and the next purge rewrites again.
    Saved<PurgeReport> purge(int retention_days, const Moment& now);

private:
    Saved<PurgeReport> erase(domain::WallTime over_before, domain::Day today);
    Database& database_;
};

} // namespace liaison::store
