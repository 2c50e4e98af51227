#include "drivers/transport/device_file.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <linux/lp.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace drivers {

DeviceFile::DeviceFile(std::string path) : path_(std::move(path)) {}

tl::expected<void, TransportError> DeviceFile::open() {
    int descriptor = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    two_way_ = descriptor >= 0;
    // A one-way printer may refuse to be read; it can still print.
    if (descriptor < 0 && (errno == EACCES || errno == EINVAL))
        descriptor = ::open(path_.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return tl::unexpected(transport_error("open", errno));
    struct stat about {};
    if (::fstat(descriptor, &about) != 0 || !S_ISCHR(about.st_mode)) {
        ::close(descriptor);
        return tl::unexpected(TransportError{TransportTrouble::io, "open: not a device"});
    }
    adopt(descriptor);
    return {};
}

std::optional<std::uint8_t> DeviceFile::parallel_status() {
    int status = 0;
    if (::ioctl(descriptor(), LPGETSTATUS, &status) != 0) return std::nullopt;
    return static_cast<std::uint8_t>(status);
}

FileSink::FileSink(std::string path) : path_(std::move(path)) {}

tl::expected<void, TransportError> FileSink::open() {
    constexpr mode_t only_ours = 0600;
    const int descriptor = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, only_ours);
    if (descriptor < 0) return tl::unexpected(transport_error("open", errno));
    adopt(descriptor);
    return {};
}

tl::expected<void, TransportError> FileSink::flush() {
    if (::fsync(descriptor()) != 0) return tl::unexpected(transport_error("sync", errno));
    return {};
}

} // namespace drivers
