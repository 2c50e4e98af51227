// The county's server: its ports, what all of its answers have in common, and what becomes of exceptions.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "county/console_files.hpp"
#include "county/http/listener.hpp"
#include "county/office.hpp"

namespace liaison::county {

class Server {
public:
    Server(const DataFolder& folder, Office& office, ConsoleFiles console);

    // Port 0: any free one. They give the port and throw std::runtime_error: it cannot be used, or the
    // certificate or its key cannot. Kiosks and staff at one port speak TLS 1.3.
    int open_for_kiosks(const std::string& host, int port);
    int open_for_staff(const std::string& host, int port); // TLS 1.2 too, and nobody is asked for a certificate
    int open_for_all(const std::string& host, int port);
    int open_for_metrics(const std::string& host, int port); // without TLS

    void run();  // until stop()
    void stop(); // from another thread; answers what is under way

private:
    // `what` it is called in the log if it fails; it goes on all the same.
    void repeat(std::chrono::milliseconds pause, const std::string& what, std::function<void()> work);

    const DataFolder& folder_;
    Office& office_;
    ConsoleFiles console_;
    Router kiosks_, staff_, all_, metrics_;
    Listener listener_;
};

} // namespace liaison::county
