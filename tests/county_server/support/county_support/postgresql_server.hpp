// A PostgreSQL server of the test's own: in a temporary folder, on a socket in it, gone with it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "county_support/program.hpp"

namespace liaison::testing {

class PostgresqlServer {
public:
    PostgresqlServer(); // runs
    ~PostgresqlServer();
    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;

    void start(); // returns when it takes connections
    void kill();  // SIGKILL; returns when the last of its sessions is gone too

    std::string url(const std::string& database) const;
    void create(const std::string& database);
    void drop(const std::string& database);
    // What psql prints for the statement, without headings. Throws std::runtime_error.
    std::string query(const std::string& database, const std::string& statement) const;

private:
    void run_tool(std::vector<std::string> words) const;
    std::string log() const;

    TemporaryFolder folder_;
    std::optional<Account> account_;
    pid_t child_ = -1;
    std::thread watch_; // reads what the server says until nobody can say anything any more
    mutable std::mutex mutex_;
    std::string log_;
};

// A place for the county's records that goes with this object: where COUNTY_TEST_DATABASE is "postgresql" a
// database on one server that all tests of the program share, otherwise an empty text, which means the file in
// the folder.
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    std::string place() const;
    PostgresqlServer* server() const { return server_; } // null: none
    std::string query(const std::string& statement) const { return server_->query(name_, statement); }

private:
    PostgresqlServer* server_ = nullptr;
    std::string name_;
};

} // namespace liaison::testing
