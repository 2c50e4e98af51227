// The one folder that a station's facts live in: the kiosk's alone, used by one program at a time.
#pragma once

#include <filesystem>
#include <utility>

#include "store/saved.hpp"

namespace liaison::store {

inline constexpr const char* database_file = "station.db";

// A log without its database is nothing that SQLite would keep.
bool is_missing_or_empty(const std::filesystem::path& file);

// An open file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor();
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

class DataDirectory {
public:
    // Makes the folder where it is missing, takes it from everybody else (0700) and locks it for this object's
    // life. Errors: no_permission, disk_full; failed where another program has it.
    static Saved<DataDirectory> claim(const std::filesystem::path& path);

    std::filesystem::path database() const { return path_ / database_file; }
    const std::filesystem::path& path() const { return path_; }

    // An empty database file that only its owner may read, its name safe on disk. SQLite gives the files beside
    // it the same permissions.
    Saved<void> create_database_file() const;

    // A log whose database is gone or empty: SQLite would delete it without a word.
    bool has_orphaned_log() const;

    // Moves database, -wal and -shm together into a new folder and gives its path.
    Saved<std::filesystem::path> move_aside(domain::WallTime now) const;

    // The names in the folder are on disk when this succeeds.
    Saved<void> sync() const;

private:
    DataDirectory(std::filesystem::path path, Descriptor lock)
        : path_(std::move(path)), lock_(std::move(lock)) {}
    std::filesystem::path path_;
    Descriptor lock_; // of the folder itself
};

} // namespace liaison::store
