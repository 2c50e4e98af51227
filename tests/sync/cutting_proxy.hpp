// Passes bytes on between a client and a server of this machine, and hangs up on both when the server has said
// so many. Carries any number of connections at once.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

#include "loopback_listener.hpp"

namespace liaison::testing {

class CuttingProxy {
public:
    explicit CuttingProxy(int server_port);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    // For the connections that come from now on.
    void cut_after(std::size_t bytes) { most_ = bytes; }
    int connections() const { return connections_; } // that have come so far
    std::string url() const { return "https://127.0.0.1:" + std::to_string(listener_.port()); }

private:
    void run();
    void carry(int client, std::size_t most) const;
    void pass_on(int client, int server, std::size_t left) const;

    int server_port_;
    LoopbackListener listener_;
    std::atomic<std::size_t> most_{0};
    std::atomic<int> connections_{0};
    std::vector<std::thread> carriers_; // the listening thread's, until it has ended
    std::thread thread_;
};

} // namespace liaison::testing
