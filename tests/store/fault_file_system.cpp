#include "fault_file_system.hpp"

#include <algorithm>
#include <cerrno>
#include <random>

#include <sqlite3.h>

#include "station.hpp"

namespace liaison::store::test {

namespace {

// SQLite allocates this and, right behind it, the file of the layer below.
struct File {
    sqlite3_file base;
    FaultFileSystem* owner;
    const char* path; // SQLite keeps it until the file is closed
    sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& file_of(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}
FaultFileSystem& system_of(sqlite3_vfs* vfs) {
    return *static_cast<FaultFileSystem*>(vfs->pAppData);
}

// ---- the steps ----
int file_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    File& f = file_of(file);
    const std::string text(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    const int code = f.owner->take_step(f.path, Change{.offset = offset, .bytes = text});
    return code != SQLITE_OK ? code : f.below()->pMethods->xWrite(f.below(), bytes, size, offset);
}
int file_truncate(sqlite3_file* file, sqlite3_int64 size) {
    File& f = file_of(file);
    const int code = f.owner->take_step(f.path, Change{.bytes = {}, .cut_to = size});
    return code != SQLITE_OK ? code : f.below()->pMethods->xTruncate(f.below(), size);
}
int file_sync(sqlite3_file* file, int) {
    return file_of(file).owner->take_step(file_of(file).path, std::nullopt);
}

// ---- everything else goes through ----
int file_close(sqlite3_file* file) {
    return file_of(file).below()->pMethods->xClose(file_of(file).below());
}
int file_read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    return file_of(file).below()->pMethods->xRead(file_of(file).below(), bytes, size, offset);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return file_of(file).below()->pMethods->xFileSize(file_of(file).below(), size);
}
int file_lock(sqlite3_file* file, int level) {
    return file_of(file).below()->pMethods->xLock(file_of(file).below(), level);
}
int file_unlock(sqlite3_file* file, int level) {
    return file_of(file).below()->pMethods->xUnlock(file_of(file).below(), level);
}
int file_check_lock(sqlite3_file* file, int* is_locked) {
    return file_of(file).below()->pMethods->xCheckReservedLock(file_of(file).below(), is_locked);
}
int file_control(sqlite3_file* file, int what, void* argument) {
    return file_of(file).below()->pMethods->xFileControl(file_of(file).below(), what, argument);
}
int file_sector_size(sqlite3_file* file) {
    return file_of(file).below()->pMethods->xSectorSize(file_of(file).below());
}
int file_device(sqlite3_file* file) {
    return file_of(file).below()->pMethods->xDeviceCharacteristics(file_of(file).below());
}
int file_map_index(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return file_of(file).below()->pMethods->xShmMap(file_of(file).below(), page, size, extend, memory);
}
int file_lock_index(sqlite3_file* file, int offset, int count, int flags) {
    return file_of(file).below()->pMethods->xShmLock(file_of(file).below(), offset, count, flags);
}
void file_index_barrier(sqlite3_file* file) {
    file_of(file).below()->pMethods->xShmBarrier(file_of(file).below());
}
int file_unmap_index(sqlite3_file* file, int remove) {
    return file_of(file).below()->pMethods->xShmUnmap(file_of(file).below(), remove);
}

const sqlite3_io_methods file_methods{.iVersion = 2,
                                      .xClose = file_close,
                                      .xRead = file_read,
                                      .xWrite = file_write,
                                      .xTruncate = file_truncate,
                                      .xSync = file_sync,
                                      .xFileSize = file_size,
                                      .xLock = file_lock,
                                      .xUnlock = file_unlock,
                                      .xCheckReservedLock = file_check_lock,
                                      .xFileControl = file_control,
                                      .xSectorSize = file_sector_size,
                                      .xDeviceCharacteristics = file_device,
                                      .xShmMap = file_map_index,
                                      .xShmLock = file_lock_index,
                                      .xShmBarrier = file_index_barrier,
                                      .xShmUnmap = file_unmap_index,
                                      .xFetch = nullptr,
                                      .xUnfetch = nullptr};

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* flags_out) {
    FaultFileSystem& system = system_of(vfs);
    File& f = file_of(file);
    f.owner = &system;
    f.path = path == nullptr ? "" : path;
    f.base.pMethods = nullptr;
    const int code = system.below().xOpen(&system.below(), path, f.below(), flags, flags_out);
    if (code != SQLITE_OK) return code;
    f.base.pMethods = &file_methods;
    system.opened(f.path);
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* path, int) {
    FaultFileSystem& system = system_of(vfs);
    // Without the sync of the folder: it costs a real one.
    return system.deleted(path) ? system.below().xDelete(&system.below(), path, 0) : SQLITE_IOERR_DELETE;
}

void put_into(std::string& content, const Change& change) {
    if (change.cut_to) {
        content.resize(std::min(content.size(), static_cast<std::size_t>(*change.cut_to)));
        return;
    }
    const auto offset = static_cast<std::size_t>(change.offset);
    content.resize(std::max(content.size(), offset + change.bytes.size()));
    content.replace(offset, change.bytes.size(), change.bytes);
}

// What became of a write that nobody waited for.
void apply_by_chance(std::string& content, Change change, std::mt19937& random) {
    const auto chance = random() % 4;
    if (chance == 0) return;
    if (chance > 1 && !change.cut_to && !change.bytes.empty()) {
        const auto reached = random() % change.bytes.size();
        if (chance == 2)
            change.bytes.resize(reached);
        else
            std::generate(change.bytes.begin() + static_cast<std::ptrdiff_t>(reached), change.bytes.end(),
                          [&] { return static_cast<char>(random()); });
    }
    put_into(content, change);
}

} // namespace

FaultFileSystem::FaultFileSystem()
    : name_("faults-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))),
      below_(sqlite3_vfs_find("unix")), own_(std::make_unique<sqlite3_vfs>(*below_)) {
    own_->zName = name_.c_str();
    own_->pNext = nullptr;
    own_->pAppData = this;
    own_->szOsFile = static_cast<int>(sizeof(File)) + below_->szOsFile;
    own_->xOpen = open_file;
    own_->xDelete = delete_file;
    sqlite3_vfs_register(own_.get(), 0);
}

void FaultFileSystem::use_by_default() {
    sqlite3_vfs_register(own_.get(), 1);
}

FaultFileSystem::~FaultFileSystem() {
    sqlite3_vfs_unregister(own_.get());
}

void FaultFileSystem::start_counting() {
    steps_ = fail_step_ = cut_step_ = 0;
    has_failed_ = power_is_cut_ = false;
}

void FaultFileSystem::fail_at(int step, int code, bool for_good) {
    fail_step_ = step;
    fail_code_ = code;
    fail_for_good_ = for_good;
}

void FaultFileSystem::cut_power_at(int step) {
    cut_step_ = step;
}

int FaultFileSystem::take_step(const std::string& path, std::optional<Change> change) {
    if (power_is_cut_) return SQLITE_IOERR;
    ++steps_;
    if (cut_step_ != 0 && steps_ >= cut_step_) {
        if (change) note(path, std::move(change)); // it was on its way
        power_is_cut_ = true;
        return SQLITE_IOERR;
    }
    if (fail_step_ != 0 && (steps_ == fail_step_ || (fail_for_good_ && steps_ > fail_step_))) {
        has_failed_ = true;
        errno = fail_code_ == SQLITE_FULL ? ENOSPC : EIO;
        // After a failed sync a kernel may have thrown away what it could not write.
        if (!change) images_[path].pending.clear();
        return fail_code_;
    }
    note(path, std::move(change));
    return SQLITE_OK;
}

void FaultFileSystem::note(const std::string& path, std::optional<Change> change) {
    Image& image = images_[path];
    if (change) {
        image.pending.push_back(*std::move(change));
        return;
    }
    if (forgets_syncs_) return;
    for (const Change& done : image.pending)
        put_into(image.safe, done);
    image.pending.clear();
}

void FaultFileSystem::opened(const std::string& path) {
    if (!images_.contains(path)) images_[path].safe = content_of(path);
}

bool FaultFileSystem::deleted(const std::string& path) {
    if (!power_is_cut_) images_.erase(path);
    return !power_is_cut_;
}

void FaultFileSystem::write_remains(const std::filesystem::path& folder, unsigned seed) const {
    std::mt19937 random(seed);
    for (const auto& [path, image] : images_) {
        std::string content = image.safe;
        for (const Change& change : image.pending)
            apply_by_chance(content, change, random);
        write_file(folder / std::filesystem::path(path).filename(), content);
    }
}

} // namespace liaison::store::test
