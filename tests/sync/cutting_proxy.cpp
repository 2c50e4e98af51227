#include "cutting_proxy.hpp"

#include <algorithm>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liaison::testing {

namespace {

bool send_all(int to, const char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t sent = ::send(to, data, size, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        data += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

} // namespace

CuttingProxy::CuttingProxy(int server_port) : server_port_(server_port) {
    thread_ = std::thread([this] { run(); });
}

CuttingProxy::~CuttingProxy() {
    listener_.stop();
    thread_.join();
    for (std::thread& carrier : carriers_)
        carrier.join();
}

void CuttingProxy::run() {
    while (const auto client = listener_.accept()) {
        ++connections_;
        carriers_.emplace_back([this, client = *client, most = most_.load()] { carry(client, most); });
    }
}

void CuttingProxy::carry(int client, std::size_t most) const {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(server_port_);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        pass_on(client, server, most);
    ::close(client);
    ::close(server);
}

void CuttingProxy::pass_on(int client, int server, std::size_t left) const {
    char buffer[16384];
    while (left > 0) {
        pollfd waits[]{{client, POLLIN, 0}, {server, POLLIN, 0}, {listener_.stopped(), POLLIN, 0}};
        ::poll(waits, 3, -1);
        if (waits[2].revents) return;
        if (waits[0].revents) {
            const ssize_t said = ::recv(client, buffer, sizeof buffer, 0);
            if (said <= 0 || !send_all(server, buffer, static_cast<std::size_t>(said))) return;
        }
        if (waits[1].revents) {
            const ssize_t said = ::recv(server, buffer, sizeof buffer, 0);
            if (said <= 0) return;
            const std::size_t part = std::min(left, static_cast<std::size_t>(said));
            if (!send_all(client, buffer, part)) return;
            left -= part;
        }
    }
}

} // namespace liaison::testing
