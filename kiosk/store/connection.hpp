// SQLite as this room uses it: bound values, rows, transactions. Private to the room.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include "store/errors.hpp"
#include "store/guest.hpp"
#include "store/saved.hpp"
#include "store/seals.hpp"

namespace liaison::store {

struct Connection {
    SQLite::Database sqlite;
    std::unique_ptr<const Guest> guest = {}; // null: the kiosk's own connection
    std::unique_ptr<Seals> seals = {};       // null: reads nothing that is sealed
};

// Text that is NULL in the database where it is empty here.
struct TextOrNull {
    const std::string& text;
};

inline void put(SQLite::Statement& statement, int index, const std::string& value) {
    statement.bind(index, value);
}
inline void put(SQLite::Statement& statement, int index, const char* value) {
    statement.bind(index, value);
}
inline void put(SQLite::Statement& statement, int index, std::int64_t value) {
    statement.bind(index, value);
}
inline void put(SQLite::Statement& statement, int index, int value) {
    statement.bind(index, value);
}
inline void put(SQLite::Statement& statement, int index, domain::WallTime value) {
    statement.bind(index, std::int64_t{value.time_since_epoch().count()});
}
inline void put(SQLite::Statement& statement, int index, domain::Day value) {
    statement.bind(index, domain::format_day(value));
}
inline void put(SQLite::Statement& statement, int index, TextOrNull value) {
    value.text.empty() ? statement.bind(index) : statement.bind(index, value.text);
}
template <class Value>
void put(SQLite::Statement& statement, int index, const std::optional<Value>& value) {
    value ? put(statement, index, *value) : statement.bind(index);
}

// A statement with its values, not run yet.
template <class... Values>
SQLite::Statement query(SQLite::Database& sqlite, const char* sql, const Values&... values) {
    SQLite::Statement statement(sqlite, sql);
    int index = 0;
    (put(statement, ++index, values), ...);
    return statement;
}

// Runs a statement that gives no rows; the number of rows that it changed.
template <class... Values>
int run(SQLite::Database& sqlite, const char* sql, const Values&... values) {
    return query(sqlite, sql, values...).exec();
}

// The one number that a query gives.
template <class... Values>
std::int64_t number_from(SQLite::Database& sqlite, const char* sql, const Values&... values) {
    SQLite::Statement statement = query(sqlite, sql, values...);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

inline domain::WallTime time_from(const SQLite::Column& column) {
    return domain::WallTime{std::chrono::milliseconds{column.getInt64()}};
}

// Runs `work` and turns what it throws into an error value.
template <class Work>
Saved<std::invoke_result_t<Work>> guarded(Connection& connection, Work work) {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Refused& refused) {
        return tl::unexpected(refused.error);
    } catch (const SQLite::Exception& error) {
        return tl::unexpected(to_save_error(error, sqlite3_system_errno(connection.sqlite.getHandle())));
    }
}

// Runs `work` in one transaction that takes the write lock at once. All of it is on disk when this gives a
// value, nothing of it when this gives an error.
template <class Work>
Saved<std::invoke_result_t<Work>> in_transaction(Connection& connection, Work work) {
    return guarded(connection, [&] {
        // A roll-back that failed on an ill disk must not block every later transaction.
        if (sqlite3_get_autocommit(connection.sqlite.getHandle()) == 0) connection.sqlite.exec("ROLLBACK");
        SQLite::Transaction transaction(connection.sqlite, SQLite::TransactionBehavior::IMMEDIATE);
        if (connection.guest) Guest::check_version(connection.sqlite);
        const auto commit = [&] {
            transaction.commit();
            if (connection.guest) connection.guest->check_place();
        };
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            commit();
        } else {
            auto result = work();
            commit();
            return result;
        }
    });
}

} // namespace liaison::store
