// The station's one database file and the one connection that writes it. Used by one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "store/saved.hpp"

namespace liaison::store {

class DataDirectory;
struct Connection;

struct OpenOptions {
    std::filesystem::path directory; // made where it is missing; nobody else's
    domain::WallTime now;            // names the folder that a damaged database is moved to
    std::string file_system = {};    // SQLite's name for the layer below it; empty: the system's own
};

struct OpenReport {
    bool created = false;                                // there was none, or it was moved aside
    std::optional<int> migrated_from = {};               // version of the schema before this start
    std::optional<std::filesystem::path> moved_aside_to; // the damaged database; the keeper must know
    std::string damage = {};                             // what was wrong with it
};

class Database {
public:
    struct Opened;

    // Opens or makes <directory>/station.db, checks it, brings its schema up to date. A database that is
    // damaged or not ours is moved aside whole, and a fresh one begun. Errors: no_permission, disk_full; failed
    // where another program has the folder, where the disk gives errors, or where the database comes from a
    // newer program (which is left as it is).
    static Saved<Opened> open(const OpenOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Moves the log into the database and empties it. Errors: as any write.
    Saved<void> checkpoint();

    // Writes a page that says nothing new. Errors: as any write; so this tells whether writing is possible
    // again.
    Saved<void> probe_write();

    Connection& connection() { return *connection_; } // for the repositories

private:
    Database(std::unique_ptr<DataDirectory> directory, std::unique_ptr<Connection> connection);
    std::unique_ptr<DataDirectory> directory_; // holds the lock, so it goes last
    std::unique_ptr<Connection> connection_;
};

struct Database::Opened {
    std::unique_ptr<Database> database;
    OpenReport report;
};

} // namespace liaison::store
