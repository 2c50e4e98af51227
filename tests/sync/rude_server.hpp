// A TLS server with the county's own certificate and no manners: it reads a request, answers with the bytes
// that it was given, and hangs up, or keeps silent.
#pragma once

#include <atomic>
#include <string>
#include <thread>

#include "loopback_listener.hpp"

namespace liaison::testing {

class RudeServer {
public:
    enum class Ending {
        hang_up,     // without saying good-bye in TLS
        keep_silent, // until the other side has gone
    };

    RudeServer(const std::string& certificate, const std::string& key, std::string answer, Ending ending);
    ~RudeServer();
    RudeServer(const RudeServer&) = delete;
    RudeServer& operator=(const RudeServer&) = delete;

    std::string url() const { return "https://127.0.0.1:" + std::to_string(listener_.port()); }
    int requests() const { return requests_; }

private:
    void run();
    void serve(int connection);

    void* context_; // SSL_CTX
    std::string answer_;
    Ending ending_;
    LoopbackListener listener_;
    std::atomic<int> requests_{0};
    std::thread thread_;
};

} // namespace liaison::testing
