// A line to a server on this machine that breaks: each connection carries so many bytes towards the client,
// then it is cut without a word.
#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace liaison::testing {

class CuttingLine {
public:
    CuttingLine(int server_port, std::size_t bytes_each);
    ~CuttingLine();
    CuttingLine(const CuttingLine&) = delete;
    CuttingLine& operator=(const CuttingLine&) = delete;

    std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }
    int connections() const { return connections_; }

private:
    void run();
    void carry(int client, int server);

    int server_port_;
    std::size_t bytes_each_;
    int listener_ = -1;
    int stop_ = -1; // eventfd
    int port_ = 0;
    std::atomic<int> connections_{0};
    std::thread thread_;
};

} // namespace liaison::testing
