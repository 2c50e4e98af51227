#include "drivers/transport/tcp_socket.hpp"

#include <cerrno>
#include <memory>
#include <utility>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace drivers {
namespace {

struct FreeAddresses {
    void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Addresses numeric_address(const std::string& host, std::uint16_t port) {
    addrinfo wanted{};
    wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found) != 0) return nullptr;
    return Addresses(found);
}

void set_option(int descriptor, int level, int option, int value) {
    // A kernel without the option only notices a dead peer later.
    [[maybe_unused]] const int ignored = ::setsockopt(descriptor, level, option, &value, sizeof value);
}

void notice_a_dead_peer(int descriptor) {
    constexpr int seconds_of_quiet = 4;
    constexpr int seconds_between_probes = 2;
    constexpr int probes = 3;
    constexpr int longest_unacknowledged_ms = 10'000;
    set_option(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    set_option(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, seconds_of_quiet);
    set_option(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, seconds_between_probes);
    set_option(descriptor, IPPROTO_TCP, TCP_KEEPCNT, probes);
    set_option(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, longest_unacknowledged_ms);
    set_option(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
}

} // namespace

TcpSocket::TcpSocket(std::string host, std::uint16_t port) : host_(std::move(host)), port_(port) {}

tl::expected<void, TransportError> TcpSocket::open() {
    const Addresses address = numeric_address(host_, port_);
    if (!address)
        return tl::unexpected(TransportError{TransportTrouble::io, "connect: not a numeric address: " + host_});
    const int descriptor =
        ::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
    if (descriptor < 0) return tl::unexpected(transport_error("socket", errno));
    notice_a_dead_peer(descriptor);
    if (::connect(descriptor, address->ai_addr, address->ai_addrlen) != 0 && errno != EINPROGRESS) {
        const auto error = transport_error("connect", errno);
        ::close(descriptor);
        return tl::unexpected(error);
    }
    adopt(descriptor);
    return {};
}

// A peer that closed its end must cost an error, not a signal.
tl::expected<std::size_t, TransportError> TcpSocket::write(ByteView bytes) {
    const ssize_t count = ::send(descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return 0;
    return tl::unexpected(transport_error("write", errno));
}

} // namespace drivers
