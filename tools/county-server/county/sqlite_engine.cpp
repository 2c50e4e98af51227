#include <stdexcept>

#include <soci/sqlite3/soci-sqlite3.h>

#include "county/engine.hpp"
#include "county/schema/steps.hpp"
#include "county/sql.hpp"

namespace liaison::county {

namespace {

class SqliteEngine : public Engine {
public:
    SqliteEngine(const std::filesystem::path& file, std::chrono::milliseconds patience)
        : place_("dbname=\"" + file.string() + "\""), patience_(patience) {
        if (file.string().find('"') != std::string::npos)
            throw std::runtime_error("a database's path has no quotation mark: " + file.string());
    }

    // One that writes, and so checkpoints too: versions up to 3.51.2 lose track of the log when several do.
    // Readers do not wait for it.
    Sessions sessions() const override { return {.changing = 1, .reading = 4}; }

    void open_for_changing(soci::session& sql) const override {
        open(sql);
        execute(sql, "PRAGMA journal_mode = WAL");
        execute(sql, "PRAGMA synchronous = FULL"); // an answered batch is on disk
        execute(sql, "PRAGMA foreign_keys = ON");
        execute(sql, "PRAGMA journal_size_limit = 67108864");
    }
    void open_for_reading(soci::session& sql) const override {
        open(sql);
        execute(sql, "PRAGMA query_only = ON");
    }
    // The one write lock: whatever `lock` names is in it.
    void begin(soci::session& sql, const Lock&) const override { execute(sql, "BEGIN IMMEDIATE"); }

    std::int64_t schema_version(soci::session& sql) const override {
        return std::get<0>(*select_one<std::int64_t>(sql, "PRAGMA user_version"));
    }
    void set_schema_version(soci::session& sql, std::int64_t version) const override {
        execute(sql, "PRAGMA user_version = " + std::to_string(version));
    }
    void run_script(soci::session& sql, const std::string& script) const override {
        const auto* backend = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
        const int result = sqlite_api::sqlite3_exec(backend->conn_, script.c_str(), nullptr, nullptr, nullptr);
        if (result != SQLITE_OK)
            throw soci::sqlite3_soci_error(sqlite_api::sqlite3_errmsg(backend->conn_), result);
    }

    bool is_alive(soci::session&) const override { return true; }
    bool has_passed(const soci::soci_error&) const override { return false; } // it waited already

private:
    void open(soci::session& sql) const {
        sql.open(soci::sqlite3, place_);
        execute(sql, "PRAGMA busy_timeout = " + std::to_string(patience_.count()));
    }

    std::string place_;
    std::chrono::milliseconds patience_;
};

} // namespace

std::unique_ptr<Engine> make_sqlite_engine(const std::filesystem::path& file,
                                           std::chrono::milliseconds patience) {
    return std::make_unique<SqliteEngine>(file, patience);
}

} // namespace liaison::county
