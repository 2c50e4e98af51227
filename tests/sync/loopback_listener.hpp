// A socket that listens on a free port of this machine, until it is told to stop.
#pragma once

#include <optional>

#include <netinet/in.h>

namespace liaison::testing {

class LoopbackListener {
public:
    LoopbackListener(); // throws std::runtime_error
    ~LoopbackListener();
    LoopbackListener(const LoopbackListener&) = delete;
    LoopbackListener& operator=(const LoopbackListener&) = delete;

    int port() const { return port_; }
    // Waits. The next connection, for the caller to close; nothing: it was stopped.
    std::optional<int> accept() const;

    void stop(); // from any thread, for good
    // Readable from then on: to wait for beside a connection.
    int stopped() const { return stop_; }

private:
    int listener_ = -1;
    int stop_ = -1; // eventfd
    int port_ = 0;
};

sockaddr_in loopback(int port);

} // namespace liaison::testing
