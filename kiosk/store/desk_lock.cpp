#include "store/desk_lock.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

#include "store/errors.hpp"

namespace liaison::store {

namespace {

constexpr const char* file_name = "desk.lock";

// Of an open file, not of a process: another descriptor of the same process is another holder, and closing that
// one does not let go of this.
struct flock whole_file() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

Saved<DeskLock> DeskLock::take(const std::filesystem::path& data_folder) {
    const auto path = data_folder / file_name;
    Descriptor file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (!file.is_open()) return tl::unexpected(to_save_error(errno, "cannot take a place in the data folder"));
    struct flock lock = whole_file();
    if (::fcntl(file.number(), F_OFD_SETLK, &lock) == 0) return DeskLock{std::move(file)};
    if (errno == EAGAIN || errno == EACCES)
        return tl::unexpected(domain::SaveError{.detail = "another desk works in the data folder"});
    return tl::unexpected(to_save_error(errno, "cannot lock the desk's place in the data folder"));
}

bool DeskLock::is_taken(const std::filesystem::path& data_folder) {
    const auto path = data_folder / file_name;
    const Descriptor file{::open(path.c_str(), O_RDWR | O_CLOEXEC)};
    struct flock lock = whole_file();
    return file.is_open() && ::fcntl(file.number(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

} // namespace liaison::store
