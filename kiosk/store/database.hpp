// The station's one database file and a connection that writes it: the kiosk's, which also looks after the
// file, or beside it the desk's. Used by one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "store/saved.hpp"
#include "store/seals.hpp"

namespace liaison::store {

class DataDirectory;
class DeskLock;
struct Connection;

struct OpenOptions {
    std::filesystem::path directory;            // made where it is missing; nobody else's
    domain::WallTime now;                       // names the folder that a damaged database is moved to
    std::string file_system = {};               // SQLite's name for the layer below it; empty: the system's own
    std::string boot = {};                      // of this start: see domain::RecordClock; empty: a random one
    std::optional<CountySeal> county_seal = {}; // nothing: records are sealed for this machine only
    std::optional<RootKey> root_key = {};       // nothing: the machine's key lies open in its file
};

struct OpenReport {
    bool created = false;                                // there was none, or it was moved aside
    std::optional<int> migrated_from = {};               // version of the schema before this start
    std::optional<std::filesystem::path> moved_aside_to; // the damaged database; the keeper must know
    std::string damage = {};                             // what was wrong with it
    // The key of the machine is gone: what was sealed of people is lost, and records that the county alone can
    // read are still delivered. The keeper must know.
    bool machine_key_lost = false;
};

class Database {
public:
    struct Opened;

    // Opens or makes <directory>/station.db, checks it, brings its schema up to date. A database that is
    // damaged or not ours is moved aside whole, and a fresh one begun. Errors: no_permission, disk_full; failed
    // where another program has the folder, where the disk gives errors, or where the database comes from a
    // newer program (which is left as it is).
    static Saved<Opened> open(const OpenOptions& options);

    // The desk's connection beside the kiosk's, whether or not the kiosk runs at this moment. It takes the
    // database as the kiosk left it: makes nothing, migrates nothing, moves nothing aside. Errors: the kiosk
    // has not made the database yet, or not in this program's version; another desk is there.
    // Of the options it takes the folder, the file system and the keys.
    static Saved<std::unique_ptr<Database>> join(const OpenOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Another terminal has committed since the last look; true at the first one. A look costs one glance at
    // shared memory. Error: as any read; at the desk also where the kiosk has migrated.
    Saved<bool> has_changed();

    // At the desk: the kiosk has moved the file aside and begun another, so that this one has to be joined
    // anew.
    bool is_replaced() const;

    // At the kiosk: a desk is there.
    bool has_desk_beside() const;

    // Where the thing lies without which a copy of the disk tells nothing: "tpm", "keyring", "file".
    std::string protection() const;

    // Moves the log into the database and empties it. Errors: as any write.
    Saved<void> checkpoint();

    // Writes the database anew and empties the log, so that no old page keeps what is erased. Takes about as
    // long as copying the file. Errors: as any write.
    Saved<void> rewrite();

    // Writes a page that says nothing new. Errors: as any write; so this tells whether writing is possible
    // again.
    Saved<void> probe_write();

    Connection& connection() { return *connection_; } // for the repositories

private:
    Database(std::unique_ptr<DataDirectory> directory, std::unique_ptr<Connection> connection);
    void leave_nothing_plain();
    std::unique_ptr<DataDirectory> directory_; // holds the lock, so it goes last; null: the desk
    std::unique_ptr<DeskLock> desk_lock_;      // null: the kiosk
    std::unique_ptr<Connection> connection_;
    std::optional<std::int64_t> seen_data_version_;
};

struct Database::Opened {
    std::unique_ptr<Database> database;
    OpenReport report;
};

} // namespace liaison::store
