// A connection beside the kiosk's own. The kiosk alone migrates the database and moves it aside; a guest looks
// at each step whether the database is still the one that it knows.
#pragma once

#include <cstdint>
#include <filesystem>

namespace SQLite {
class Database;
}

namespace liaison::store {

// What a path leads to; 0: nothing. Another number: another file stands there.
std::uint64_t file_number(const std::filesystem::path& path);

class Guest {
public:
    // Before the database is opened: a file that is replaced in between is noticed then.
    explicit Guest(std::filesystem::path database)
        : database_(std::move(database)), number_(file_number(database_)) {}

    // The file was moved aside and another begun: what is open here is not the station's any more.
    bool is_replaced() const { return file_number(database_) != number_; }

    // With the write lock, before the first write: Refused where the kiosk of another program has migrated.
    static void check_version(SQLite::Database& sqlite);

    // After the commit and before anybody is told of it: Refused where it went into a file that was moved aside
    // meanwhile.
    void check_place() const;

private:
    std::filesystem::path database_;
    std::uint64_t number_;
};

} // namespace liaison::store
