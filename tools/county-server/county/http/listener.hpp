// The server over HTTP/1.1: one thread moves the bytes of all connections, a few others run the handlers, which
// may block. A connection that waits for a topic needs no thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string>

#include "county/http/bell.hpp"
#include "county/http/router.hpp"

namespace liaison::county {

struct Limits {
    std::size_t handlers = 8; // threads
    std::size_t most_connections = 20'000;
    std::size_t most_queued =
        2'000; // requests that wait for a thread; beyond that they are asked to come again
    unsigned int header_bytes = 16 * 1024;
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds header{10'000};   // from its first byte to its last
    std::chrono::milliseconds idle{75'000};     // between two requests
    std::chrono::milliseconds transfer{15'000}; // of a body, and of an answer; and longer for large ones:
    std::size_t slowest_bytes_a_second = 8 * 1024;
    std::chrono::milliseconds goodbye{5'000}; // for what is under way when the server stops
};

// What all answers have in common.
struct Manners {
    // A handler threw. Makes the answer.
    std::function<void(const Request&, Response&, std::exception_ptr)> failed;
    // Before it is sent, in the thread of the network.
    std::function<void(const Request&, Response&)> finish;
    // After it was sent, or could not be. `pattern` of the route; empty: none.
    std::function<void(const Request&, const std::string& pattern, int status, std::chrono::microseconds)> told;
};

struct TlsPort {
    std::string certificate_file;
    std::string key_file;
    bool only_newest = true;           // TLS 1.3; otherwise 1.2 too
    std::string client_authority_file; // whose certificates clients may show; empty: they are not asked
};

struct ListenerCore;

class Listener {
public:
    Listener(Bell& bell, Limits limits, Manners manners);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    // Port 0: any free one. Gives the port; throws std::runtime_error. The router must stay until run() is
    // over.
    int open(const std::string& host, int port, const TlsPort& tls, const Router& router);
    int open_plain(const std::string& host, int port, const Router& router);

    // In a thread of the handlers, again and again with this pause, while it runs. `work` throws nothing.
    void repeat(std::chrono::milliseconds pause, std::function<void()> work);

    void run();  // until stop(), and what was under way then
    void stop(); // from any thread, before run() too: answers what is under way, and the waiting at once

    struct Load {
        std::size_t connections;
        std::size_t waiting; // for a topic
        std::size_t queued;  // for a thread
    };
    Load load() const;

private:
    std::unique_ptr<ListenerCore> core_;
};

} // namespace liaison::county
