#include "cutting_line.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liaison::testing {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

bool write_all(int to, const char* bytes, std::size_t size) {
    while (size > 0) {
        const auto written = ::send(to, bytes, size, MSG_NOSIGNAL);
        if (written <= 0) return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

} // namespace

CuttingLine::CuttingLine(int server_port, std::size_t bytes_each)
    : server_port_(server_port), bytes_each_(bytes_each) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    stop_ = ::eventfd(0, EFD_CLOEXEC);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("cannot listen");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
}

CuttingLine::~CuttingLine() {
    ::eventfd_write(stop_, 1);
    thread_.join();
    ::close(listener_);
    ::close(stop_);
}

void CuttingLine::run() {
    for (;;) {
        pollfd waits[]{{listener_, POLLIN, 0}, {stop_, POLLIN, 0}};
        ::poll(waits, 2, -1);
        if (waits[1].revents) return;
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(server_port_);
        ++connections_;
        if (client >= 0 && ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
            carry(client, server);
        ::close(client);
        ::close(server);
    }
}

void CuttingLine::carry(int client, int server) {
    std::array<char, 16384> buffer{};
    for (std::size_t left = bytes_each_; left > 0;) {
        pollfd waits[]{{client, POLLIN, 0}, {server, POLLIN, 0}, {stop_, POLLIN, 0}};
        ::poll(waits, 3, -1);
        if (waits[2].revents) return;
        const bool up = waits[0].revents != 0;
        const auto size =
            ::recv(up ? client : server, buffer.data(), up ? buffer.size() : std::min(left, buffer.size()), 0);
        if (size <= 0 || !write_all(up ? server : client, buffer.data(), static_cast<std::size_t>(size)))
            return;
        if (!up) left -= static_cast<std::size_t>(size);
    }
}

} // namespace liaison::testing
