// The SQLite file, its schema, and the rule that one thread at a time uses it.
#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>

#include <SQLiteCpp/SQLiteCpp.h>

namespace liaison::county {

class Database {
public:
    // Opens or creates the file and brings its schema up to date. All of this class throws SQLite::Exception.
    // `patience`: how long another process (a command beside the running server) may keep it locked.
    explicit Database(const std::filesystem::path& file, std::chrono::milliseconds patience);

    template <class Work>
    auto use(Work work) {
        const std::lock_guard lock(mutex_);
        return work(connection_);
    }

    // `work` happens as a whole or not at all, and is on disk when this returns.
    template <class Work>
    auto change(Work work) {
        const std::lock_guard lock(mutex_);
        SQLite::Transaction transaction(connection_, SQLite::TransactionBehavior::IMMEDIATE);
        auto result = work(connection_);
        transaction.commit();
        return result;
    }

private:
    std::mutex mutex_;
    SQLite::Database connection_;
};

} // namespace liaison::county
