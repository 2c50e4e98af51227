#include "store/data_directory.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/errors.hpp"

namespace liaison::store {

namespace {

namespace fs = std::filesystem;

tl::unexpected<domain::SaveError> failure(int system_error, const std::string& what) {
    return tl::unexpected(to_save_error(system_error, what));
}

// The station's time zone is not known here, and a name must sort: UTC, without the colons.
std::string folder_name(domain::WallTime now) {
    std::string name = "aside-" + domain::format_wall_time(now);
    std::erase(name, ':');
    return name;
}

constexpr std::array<const char*, 3> database_files{database_file, "station.db-wal", "station.db-shm"};

} // namespace

bool is_missing_or_empty(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error || size == 0;
}

Descriptor::~Descriptor() {
    if (is_open()) ::close(number_);
}

Saved<DataDirectory> DataDirectory::claim(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) return failure(error.value(), "cannot make the data folder");
    if (::chmod(path.c_str(), S_IRWXU) != 0)
        return failure(errno, "cannot take the data folder for the kiosk alone");
    Descriptor lock{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!lock.is_open()) return failure(errno, "cannot open the data folder");
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK
                   ? tl::unexpected(domain::SaveError{.detail = "another program works in the data folder"})
                   : failure(errno, "cannot lock the data folder");
    return DataDirectory{path, std::move(lock)};
}

Saved<void> DataDirectory::create_database_file() const {
    const Descriptor file{::open(database().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (!file.is_open()) return failure(errno, "cannot open the database for writing");
    if (::fchmod(file.number(), S_IRUSR | S_IWUSR) != 0)
        return failure(errno, "cannot take the database for the kiosk alone");
    return sync();
}

bool DataDirectory::has_orphaned_log() const {
    return is_missing_or_empty(database()) && !is_missing_or_empty(path_ / "station.db-wal");
}

Saved<fs::path> DataDirectory::move_aside(domain::WallTime now) const {
    const std::string name = folder_name(now);
    fs::path folder = path_ / name;
    for (int attempt = 2; ::mkdir(folder.c_str(), S_IRWXU) != 0; ++attempt) {
        if (errno != EEXIST) return failure(errno, "cannot make a folder for the damaged database");
        folder = path_ / (name + "-" + std::to_string(attempt));
    }
    for (const char* file : database_files)
        if (::rename((path_ / file).c_str(), (folder / file).c_str()) != 0 && errno != ENOENT)
            return failure(errno, "cannot move the damaged database aside");
    const Descriptor made{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!made.is_open() || ::fsync(made.number()) != 0)
        return failure(errno, "cannot move the damaged database aside");
    return sync().map([&] { return folder; });
}

Saved<void> DataDirectory::sync() const {
    if (::fsync(lock_.number()) != 0) return failure(errno, "cannot write the data folder");
    return {};
}

} // namespace liaison::store
