#include "drivers/transport/packet_socket.hpp"

#include <cerrno>
#include <utility>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace drivers {

PacketSocket::PacketSocket(std::string path) : path_(std::move(path)) {}

tl::expected<void, TransportError> PacketSocket::open() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.size() >= sizeof address.sun_path)
        return tl::unexpected(TransportError{TransportTrouble::io, "connect: the path is too long"});
    path_.copy(static_cast<char*>(address.sun_path), path_.size());
    const int descriptor = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return tl::unexpected(transport_error("socket", errno));
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const auto error = transport_error("connect", errno);
        ::close(descriptor);
        return tl::unexpected(error);
    }
    adopt(descriptor);
    return {};
}

tl::expected<std::size_t, TransportError> PacketSocket::write(ByteView bytes) {
    const ssize_t count = ::send(descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return 0;
    return tl::unexpected(transport_error("write", errno));
}

bool is_socket(const std::string& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0 && S_ISSOCK(about.st_mode);
}

} // namespace drivers
