// A simulated cable that is a socket: report and event nodes (a local packet socket), and devices on a network.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <poll.h>

#include "sayings.hpp"

namespace device_sim {

// Listens, and has one host at a time; a later one takes the earlier one's place.
class SocketPort final : public Cable {
public:
    // A local socket at this path that keeps the borders of what is said.
    static SocketPort packets(std::filesystem::path path);
    // TCP on the loopback; the number of its port stands in the file.
    static SocketPort tcp(std::filesystem::path file);
    SocketPort(SocketPort&& other) noexcept = delete;
    ~SocketPort() override;

    // Reports of 64 bytes, each with so many bytes of the device's own at its front (id-card-reader.md 12, C).
    void cut_into_reports(std::size_t header) { report_header_ = header; }

    void plug() override;
    void unplug() override;
    bool is_plugged() const override { return listener_ >= 0; }
    void say(Bytes bytes, Instant due) override;
    void say_last(Bytes bytes, Instant due) override;

    pollfd listening() const { return {listener_, POLLIN, 0}; }
    pollfd serving() const { return {host_, POLLIN, 0}; }
    void accept_host();
    Bytes receive();
    void on_time(Instant now);
    Instant next_due() const { return sayings_.next_due(); }

private:
    SocketPort(std::filesystem::path path, bool is_tcp) : path_(std::move(path)), is_tcp_(is_tcp) {}
    void listen_locally();
    void listen_on_network();
    void send(const Bytes& bytes);

    std::filesystem::path path_;
    bool is_tcp_;
    std::optional<std::size_t> report_header_;
    int listener_ = -1;
    int host_ = -1;
    int tcp_port_ = 0; // the same again after re-plugging
    Sayings sayings_;
};

} // namespace device_sim
