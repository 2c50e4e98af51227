#include "socket_port.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace device_sim {
namespace {

constexpr std::size_t report_size = 64;

int checked(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

void close_one(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

} // namespace

SocketPort SocketPort::packets(std::filesystem::path path) {
    return {std::move(path), false};
}

SocketPort SocketPort::tcp(std::filesystem::path file) {
    return {std::move(file), true};
}

SocketPort::~SocketPort() {
    SocketPort::unplug();
}

void SocketPort::plug() {
    if (is_plugged()) return;
    if (is_tcp_)
        listen_on_network();
    else
        listen_locally();
}

void SocketPort::listen_locally() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path_.string();
    if (text.size() >= sizeof address.sun_path)
        throw std::invalid_argument("the directory's name is too long for a socket");
    text.copy(static_cast<char*>(address.sun_path), text.size());
    std::filesystem::remove(path_);
    listener_ = checked(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
    checked(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address), "bind");
    checked(::listen(listener_, 1), "listen");
}

void SocketPort::listen_on_network() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(tcp_port_));
    listener_ = checked(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
    const int yes = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    checked(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address), "bind");
    checked(::listen(listener_, 1), "listen");
    socklen_t size = sizeof address;
    checked(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), "getsockname");
    tcp_port_ = ntohs(address.sin_port);
    std::ofstream(path_) << tcp_port_ << '\n';
}

void SocketPort::unplug() {
    close_one(host_);
    close_one(listener_);
    sayings_.clear();
    std::error_code ignored;
    if (!is_tcp_) std::filesystem::remove(path_, ignored);
}

void SocketPort::accept_host() {
    const int host = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (host < 0) return;
    close_one(host_);
    host_ = host;
    const int yes = 1;
    if (is_tcp_) ::setsockopt(host_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sayings_.clear(); // what was said to nobody
}

// Report number 0 stands before each report that a host writes.
Bytes SocketPort::receive() {
    Bytes bytes(4096);
    const ssize_t count = ::read(host_, bytes.data(), bytes.size());
    if (count == 0) close_one(host_);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    if (!report_header_ || bytes.empty()) return bytes;
    if (bytes.size() != 1 + report_size || bytes.front() != 0) return {};
    bytes.erase(bytes.begin());
    return bytes;
}

void SocketPort::say(Bytes bytes, Instant due) {
    if (host_ >= 0) sayings_.add({due, std::move(bytes)});
}

void SocketPort::say_last(Bytes bytes, Instant due) {
    if (is_plugged()) sayings_.add({due, std::move(bytes), true});
}

void SocketPort::on_time(Instant now) {
    while (const auto saying = sayings_.take_due(now)) {
        send(saying->bytes);
        if (saying->last) unplug();
    }
}

void SocketPort::send(const Bytes& bytes) {
    // A host that reads too slowly loses what comes then, as it would with a device.
    const auto give = [this](const Bytes& piece) {
        ::send(host_, piece.data(), piece.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    };
    if (!report_header_) return give(bytes);
    const std::size_t room = report_size - *report_header_;
    for (std::size_t at = 0; at < bytes.size(); at += room) {
        const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + room, bytes.size()));
        Bytes report(*report_header_, static_cast<std::uint8_t>(end - begin));
        report.insert(report.end(), begin, end);
        report.resize(report_size, 0);
        give(report);
    }
}

} // namespace device_sim
