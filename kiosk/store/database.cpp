#include "store/database.hpp"

#include "store/connection.hpp"
#include "store/data_directory.hpp"
#include "store/desk_lock.hpp"
#include "store/migrations.hpp"

namespace liaison::store {

namespace {

using Kind = domain::SaveError::Kind;

constexpr int sealed_since = 15; // version of the schema
constexpr int busy_look_ms = 2;
constexpr int busy_timeout_ms = 5000; // one terminal waits for the other, and for a look from outside

// SQLite's own handler looks more and more seldom, and so loses to a terminal that writes without a pause.
int wait_a_moment(void*, int looks) {
    if (looks >= busy_timeout_ms / busy_look_ms) return 0;
    sqlite3_sleep(busy_look_ms);
    return 1;
}

constexpr const char* settings = R"sql(
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;   -- personal data never go to a file elsewhere
PRAGMA synchronous = FULL;    -- NORMAL may lose commits when the power goes
PRAGMA journal_size_limit = 4194304;
)sql";

// What every record of this start of the program bears: see domain::RecordClock. `county_at_start`: the
// county's time when the program started, once it is known.
void begin_start(Connection& connection, const std::string& boot) {
    connection.sqlite.exec("CREATE TEMP TABLE this_start (boot TEXT NOT NULL, county_at_start INTEGER)");
    run(connection.sqlite, "INSERT INTO temp.this_start VALUES (coalesce(?, lower(hex(randomblob(8)))), NULL)",
        TextOrNull{boot});
}

int newest_version() {
    return all_migrations().back().version;
}

int pragma(Connection& connection, const char* sql) {
    return static_cast<int>(number_from(connection.sqlite, sql));
}

// While this is on, closing changes no byte of the files: a damaged or newer database stays as it was found.
void keep_log_on_close(Connection& connection, bool keep) {
    sqlite3_db_config(connection.sqlite.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

[[noreturn]] void damaged(const std::string& how) {
    throw Refused{{.kind = Kind::corrupt, .detail = how}};
}

// Gives the version of the schema; 0: the file is empty.
int inspect(Connection& connection) {
    const int version = pragma(connection, "PRAGMA user_version");
    const bool is_empty = number_from(connection.sqlite, "SELECT count(*) FROM sqlite_schema") == 0;
    const bool is_ours = pragma(connection, "PRAGMA application_id") == application_id;
    if (is_empty && version == 0) return 0;
    if (!is_ours) damaged("the file is another program's database");
    if (version > newest_version())
        refuse("the database comes from a newer program: its schema is version " + std::to_string(version) +
               ", this program knows " + std::to_string(newest_version()));
    SQLite::Statement check(connection.sqlite, "PRAGMA quick_check(1)");
    if (!check.executeStep()) damaged("the check of the database gave no answer");
    if (const std::string answer = check.getColumn(0).getString(); answer != "ok") damaged(answer);
    return version;
}

void switch_to_log(Connection& connection) {
    SQLite::Statement mode(connection.sqlite, "PRAGMA journal_mode = WAL");
    if (!mode.executeStep() || mode.getColumn(0).getString() != "wal")
        refuse("the file system of the data folder cannot keep a write-ahead log");
}

void migrate(Connection& connection, const Migration& step) {
    SQLite::Transaction transaction(connection.sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    connection.sqlite.exec(step.sql);
    connection.sqlite.exec("PRAGMA application_id = " + std::to_string(application_id));
    connection.sqlite.exec("PRAGMA user_version = " + std::to_string(step.version));
    transaction.commit();
}

// The key of the machine lay open on the disk until now.
void protect(Connection& connection) {
    DataKeys& keys = connection.seals->keys();
    if (!keys.want_another_machine_key()) return;
    SQLite::Transaction transaction(connection.sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    keys.wrap_anew();
    transaction.commit();
    keys.settle();
}

// Records that this machine alone could read, and cannot: the others must not wait behind them.
constexpr const char* set_unreadable_aside = R"sql(
INSERT INTO set_aside (sequence, id, kind, about, recorded_at, body, reason)
    SELECT sequence, id, kind, about, recorded_at, body, 'the key of the machine is lost' FROM outbox
    WHERE on_leaving(body, id, about) IS NULL;
DELETE FROM outbox WHERE sequence IN (SELECT sequence FROM set_aside);
)sql";

// False: what was sealed before is lost.
bool begin_keys(Connection& connection) {
    SQLite::Transaction transaction(connection.sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    const bool opens = connection.seals->keys().begin();
    if (!opens) connection.sqlite.exec(set_unreadable_aside);
    transaction.commit();
    if (opens) protect(connection);
    return opens;
}

struct Attempt {
    std::unique_ptr<Connection> connection;
    int found_version = 0;
    bool keys_open = true;
};

Saved<std::unique_ptr<Connection>> connect(const std::filesystem::path& database, const OpenOptions& options) {
    MachineKey machine(options.directory, options.root_key);
    if (const auto read = machine.read(); !read) return tl::unexpected(read.error());
    try {
        auto connection = std::make_unique<Connection>(
            Connection{SQLite::Database(database, SQLite::OPEN_READWRITE, 0, options.file_system)});
        sqlite3_busy_handler(connection->sqlite.getHandle(), wait_a_moment, nullptr);
        connection->seals =
            std::make_unique<Seals>(connection->sqlite, std::move(machine), options.county_seal);
        return connection;
    } catch (const SQLite::Exception& error) {
        return tl::unexpected(to_save_error(error, 0));
    }
}

Saved<Attempt> try_open(const DataDirectory& directory, const OpenOptions& options) {
    if (directory.has_orphaned_log())
        return tl::unexpected(domain::SaveError{.kind = Kind::corrupt, .detail = "a log without its database"});
    if (auto file = directory.create_database_file(); !file) return tl::unexpected(file.error());
    auto connection = connect(directory.database(), options);
    if (!connection) return tl::unexpected(connection.error());
    Connection& open = **connection;
    keep_log_on_close(open, true);
    Attempt attempt;
    const auto done = guarded(open, [&] {
        open.sqlite.exec(settings);
        attempt.found_version = inspect(open);
        switch_to_log(open);
        for (const Migration& step : all_migrations())
            if (step.version > attempt.found_version) migrate(open, step);
        begin_start(open, options.boot);
        attempt.keys_open = begin_keys(open);
    });
    if (!done) return tl::unexpected(done.error());
    keep_log_on_close(open, false);
    attempt.connection = std::move(*connection);
    return attempt;
}

} // namespace

Saved<Database::Opened> Database::open(const OpenOptions& options) {
    auto claimed = DataDirectory::claim(options.directory);
    if (!claimed) return tl::unexpected(claimed.error());
    auto directory = std::make_unique<DataDirectory>(std::move(*claimed));
    OpenReport report;
    auto attempt = try_open(*directory, options);
    if (!attempt && attempt.error().kind == Kind::corrupt) {
        const auto folder = directory->move_aside(options.now);
        if (!folder) return tl::unexpected(folder.error());
        report.moved_aside_to = *folder;
        report.damage = attempt.error().detail;
        attempt = try_open(*directory, options);
    }
    if (!attempt) return tl::unexpected(attempt.error());
    report.created = attempt->found_version == 0;
    if (!report.created && attempt->found_version < newest_version())
        report.migrated_from = attempt->found_version;
    report.machine_key_lost = !attempt->keys_open;
    std::unique_ptr<Database> database(new Database(std::move(directory), std::move(attempt->connection)));
    if (report.migrated_from && *report.migrated_from < sealed_since) database->leave_nothing_plain();
    return Opened{std::move(database), std::move(report)};
}

Saved<std::unique_ptr<Database>> Database::join(const OpenOptions& options) {
    auto lock = DeskLock::take(options.directory);
    if (!lock) return tl::unexpected(lock.error());
    const auto file = options.directory / database_file;
    // SQLite would delete the log of an empty database, which is the kiosk's to move aside.
    if (is_missing_or_empty(file))
        return tl::unexpected(domain::SaveError{.detail = "the kiosk has not made the database yet"});
    auto guest = std::make_unique<const Guest>(file);
    auto connection = connect(file, options);
    if (!connection) return tl::unexpected(connection.error());
    Connection& open = **connection;
    keep_log_on_close(open, true); // whatever is to be done with it, the kiosk does
    const auto joined = guarded(open, [&] {
        open.sqlite.exec(settings);
        Guest::check_version(open.sqlite);
        begin_start(open, {});
    });
    if (!joined) return tl::unexpected(joined.error());
    open.guest = std::move(guest);
    std::unique_ptr<Database> database(new Database(nullptr, std::move(*connection)));
    database->desk_lock_ = std::make_unique<DeskLock>(std::move(*lock));
    return database;
}

Database::Database(std::unique_ptr<DataDirectory> directory, std::unique_ptr<Connection> connection)
    : directory_(std::move(directory)), connection_(std::move(connection)) {}

Database::~Database() = default;

std::string Database::protection() const {
    return connection_->seals->keys().protection();
}

// Old pages keep what was plain. Where this fails, the next purge does it.
void Database::leave_nothing_plain() {
    static_cast<void>(rewrite());
}

Saved<void> Database::rewrite() {
    if (auto rewritten = guarded(*connection_, [&] { connection_->sqlite.exec("VACUUM"); }); !rewritten)
        return rewritten;
    return checkpoint();
}

Saved<bool> Database::has_changed() {
    return guarded(*connection_, [&] {
        const auto version = number_from(connection_->sqlite, "PRAGMA data_version");
        if (std::exchange(seen_data_version_, version) == version) return false;
        if (connection_->guest) Guest::check_version(connection_->sqlite);
        return true;
    });
}

bool Database::is_replaced() const {
    return connection_->guest && connection_->guest->is_replaced();
}

bool Database::has_desk_beside() const {
    return directory_ && DeskLock::is_taken(directory_->path());
}

Saved<void> Database::probe_write() {
    return in_transaction(*connection_, [&] {
        const auto version = number_from(connection_->sqlite, "PRAGMA user_version");
        connection_->sqlite.exec("PRAGMA user_version = " + std::to_string(version));
    });
}

Saved<void> Database::checkpoint() {
    return guarded(*connection_, [&] {
        SQLite::Statement statement(connection_->sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (!statement.executeStep() || statement.getColumn(0).getInt() != 0)
            refuse("the log could not be moved into the database: somebody reads it");
    });
}

} // namespace liaison::store
