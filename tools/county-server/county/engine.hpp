// What differs between the two databases. Everything else is SQL that both understand.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include <soci/soci.h>

#include "county/lock.hpp"

namespace liaison::county {

class Engine {
public:
    virtual ~Engine() = default;

    // Connections for changes, and of their own for readers; 0 readers: they use those for changes.
    struct Sessions {
        std::size_t changing;
        std::size_t reading;
    };
    virtual Sessions sessions() const = 0;

    // All of these throw soci::soci_error.
    virtual void open_for_changing(soci::session& sql) const = 0;
    virtual void open_for_reading(soci::session& sql) const = 0;
    virtual void begin(soci::session& sql, const Lock& lock) const = 0; // a change, with the lock held

    virtual std::int64_t schema_version(soci::session& sql) const = 0; // 0: a fresh database
    virtual void set_schema_version(soci::session& sql, std::int64_t version) const = 0;
    virtual void run_script(soci::session& sql, const std::string& script) const = 0; // in the words of Step

    // After an error: whether the connection can still be used, and whether the same change may well succeed
    // now.
    virtual bool is_alive(soci::session& sql) const = 0;
    virtual bool has_passed(const soci::soci_error& error) const = 0;
};

// `patience`: how long to wait for another's lock. Throws std::runtime_error: there can be no such place.
std::unique_ptr<Engine> make_sqlite_engine(const std::filesystem::path& file,
                                           std::chrono::milliseconds patience);
std::unique_ptr<Engine> make_postgresql_engine(const std::string& url, std::chrono::milliseconds patience);

// postgresql://user@host/database, as libpq reads it.
bool is_postgresql(const std::string& place);

} // namespace liaison::county
