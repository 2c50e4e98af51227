// A layer below SQLite that fails on request, or loses what was not synced when the power goes. It never syncs
// for real, so that thousands of trials take seconds. A step is a write, a sync or a truncation of a file.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace liaison::store::test {

struct Change {
    std::int64_t offset = 0;
    std::string bytes;                    // written there
    std::optional<std::int64_t> cut_to{}; // or: truncated
};

// A layer below SQLite that fails on request, or loses what was not synced when the power goes. It never syncs
// for real, so that thousands of trials take seconds. A step is a write, a sync or a truncation of a file.
class FaultFileSystem {
public:
    FaultFileSystem();
    ~FaultFileSystem();
    FaultFileSystem(const FaultFileSystem&) = delete;
    FaultFileSystem& operator=(const FaultFileSystem&) = delete;

    const std::string& name() const { return name_; } // for OpenOptions::file_system
    // For whoever opens a database without such a name, until this object goes.
    void use_by_default();

    // Steps from now on are counted from 1; no fault is set.
    void start_counting();
    int steps() const { return steps_; }

    // That step and, where `for_good`, every later one gives `code` (SQLITE_FULL, SQLITE_IOERR_...).
    void fail_at(int step, int code, bool for_good);
    bool has_failed() const { return has_failed_; }

    // In that step the power goes: nothing reaches the disk any more, every step fails.
    void cut_power_at(int step);
    void cut_power_now() { power_is_cut_ = true; }
    bool power_is_cut() const { return power_is_cut_; }

    // A disk that lies: from now on a sync does nothing.
    void forget_syncs() { forgets_syncs_ = true; }

    // Writes what a disk may hold after the cut into an empty folder: all that was synced, and of the rest each
    // write whole, torn, mangled or not at all, by the seed.
    void write_remains(const std::filesystem::path& folder, unsigned seed) const;

    // For the functions that SQLite calls. A step's result: SQLITE_OK means go on.
    int take_step(const std::string& path, std::optional<Change> change);
    void opened(const std::string& path);
    bool deleted(const std::string& path); // false: the power is cut
    sqlite3_vfs& below() const { return *below_; }

private:
    struct Image {
        std::string safe;            // survives a power cut
        std::vector<Change> pending; // may survive
    };
    void note(const std::string& path, std::optional<Change> change);

    std::string name_;
    sqlite3_vfs* below_;
    std::unique_ptr<sqlite3_vfs> own_;
    std::map<std::string, Image> images_;
    int steps_ = 0;
    int fail_step_ = 0;
    int fail_code_ = 0;
    bool fail_for_good_ = false;
    bool has_failed_ = false;
    int cut_step_ = 0;
    bool power_is_cut_ = false;
    bool forgets_syncs_ = false;
};

} // namespace liaison::store::test
