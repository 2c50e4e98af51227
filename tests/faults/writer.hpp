// The program that is killed, and what lies on the disk afterwards.
#pragma once

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <set>
#include <string>

#include <poll.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "catch.hpp"

namespace faults {

using Clock = std::chrono::steady_clock;

// The program, its standard output read by us.
class Writer {
public:
    // `role`: "desk", or empty for the kiosk.
    Writer(const std::string& directory, unsigned seed, const std::string& role = {}) {
        int ends[2];
        if (::pipe(ends) != 0) FAIL("no pipe");
        const std::string seed_text = std::to_string(seed);
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            ::execl(STORE_WRITER, STORE_WRITER, directory.c_str(), seed_text.c_str(),
                    role.empty() ? nullptr : role.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }
    ~Writer() {
        if (process_ > 0) kill_and_drain();
        ::close(output_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // Reads what it prints until `lines` are there; false: it ended by itself.
    bool read_lines(std::size_t lines) {
        while (count() < lines)
            if (!read_some()) return false;
        return true;
    }
    void read_until(Clock::time_point deadline) {
        for (auto left = deadline - Clock::now(); left.count() > 0; left = deadline - Clock::now()) {
            pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
            const timespec timeout{.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds{left}.count()};
            if (::ppoll(&waiting, 1, &timeout, nullptr) > 0 && !read_some()) return;
        }
    }
    void kill_and_drain() {
        ::kill(process_, SIGKILL);
        while (read_some()) {
        }
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }
    std::set<std::string> complete_lines() const {
        std::set<std::string> lines;
        for (std::size_t from = 0, to; (to = text_.find('\n', from)) != std::string::npos; from = to + 1)
            lines.insert(text_.substr(from, to - from));
        return lines;
    }

private:
    std::size_t count() const { return static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n')); }
    bool read_some() {
        char bytes[4096];
        const ssize_t size = ::read(output_, bytes, sizeof bytes);
        if (size > 0) text_.append(bytes, static_cast<std::size_t>(size));
        return size > 0;
    }
    pid_t process_ = 0;
    int output_ = -1;
    std::string text_;
};

// A look at the database by SQLite alone.
inline std::set<std::string> rows(const std::filesystem::path& database, const char* sql) {
    sqlite3* handle = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::set<std::string> found;
    REQUIRE(sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
        found.insert(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return found;
}

} // namespace faults
