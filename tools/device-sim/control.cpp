#include "control.hpp"

#include <array>
#include <cerrno>
#include <iostream>
#include <stdexcept>
#include <system_error>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace device_sim {
namespace {

constexpr std::size_t longest_line = 65'536;

sockaddr_un address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    if (text.size() >= sizeof address.sun_path)
        throw std::invalid_argument("the directory's name is too long for a socket");
    text.copy(address.sun_path, text.size());
    return address;
}

const sockaddr* plain(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

void reply(int client, const std::string& trouble) {
    const std::string line = trouble.empty() ? "ok\n" : "error: " + trouble + "\n";
    ::send(client, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace

Control::Control(std::filesystem::path path, OnCommand on_command)
    : path_(std::move(path)), on_command_(std::move(on_command)),
      listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    const auto address = address_of(path_);
    std::filesystem::remove(path_);
    if (listener_ < 0 || ::bind(listener_, plain(address), sizeof address) != 0 || ::listen(listener_, 8) != 0)
        throw std::system_error(errno, std::generic_category(), "control socket");
}

Control::~Control() {
    for (const auto& [client, line] : clients_)
        ::close(client);
    ::close(listener_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void Control::add_to(std::vector<pollfd>& polled) const {
    polled.push_back({listener_, POLLIN, 0});
    for (const auto& [client, line] : clients_)
        polled.push_back({client, POLLIN, 0});
}

void Control::on_events(const std::vector<pollfd>& polled) {
    for (const auto& entry : polled) {
        if (entry.revents == 0) continue;
        if (entry.fd == listener_) {
            accept_client();
        } else if (clients_.contains(entry.fd) && !serve(entry.fd)) {
            clients_.erase(entry.fd);
            ::close(entry.fd);
        }
    }
}

void Control::accept_client() {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (client >= 0) clients_.emplace(client, "");
}

bool Control::serve(int client) {
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(client, bytes.data(), bytes.size());
    if (count <= 0) return count < 0 && errno == EAGAIN;
    std::string& line = clients_[client];
    line.append(bytes.data(), static_cast<std::size_t>(count));
    for (auto end = line.find('\n'); end != std::string::npos; end = line.find('\n')) {
        const std::string command = line.substr(0, end);
        line.erase(0, end + 1);
        reply(client, on_command_(command));
    }
    return line.size() <= longest_line;
}

int send_command(const std::filesystem::path& path, const std::string& command) {
    const auto address = address_of(path);
    const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0 || ::connect(connection, plain(address), sizeof address) != 0) {
        std::cerr << "device-sim: nobody listens at " << path.string() << '\n';
        if (connection >= 0) ::close(connection);
        return 2;
    }
    const std::string line = command + "\n";
    ::send(connection, line.data(), line.size(), MSG_NOSIGNAL);
    ::shutdown(connection, SHUT_WR);
    std::string answer;
    std::array<char, 256> bytes{};
    for (ssize_t count = 0; (count = ::read(connection, bytes.data(), bytes.size())) > 0;)
        answer.append(bytes.data(), static_cast<std::size_t>(count));
    ::close(connection);
    if (answer == "ok\n") return 0;
    std::cerr << "device-sim: " << (answer.empty() ? "no answer\n" : answer);
    return 1;
}

} // namespace device_sim
