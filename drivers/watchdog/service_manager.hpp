// What a service tells the manager that started it: one datagram a message (touch-and-watchdog.md 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "drivers/time.hpp"

namespace drivers {

// What the manager puts into the environment of what it starts. Empty: it did not.
struct ServiceEnvironment {
    std::string notify_socket; // NOTIFY_SOCKET: a path, or @NAME for an abstract one
    std::string watchdog_usec; // WATCHDOG_USEC
    std::string watchdog_pid;  // WATCHDOG_PID
};

// How long the manager waits for a sign of life; nothing where it waits for none, or for another process.
std::optional<Span> watchdog_span(const ServiceEnvironment& environment, long own_process);

// Sends without ever waiting. That nobody listens, or not now, is no error: the program works without a
// manager.
class ServiceManager {
public:
    explicit ServiceManager(const ServiceEnvironment& environment);
    ServiceManager(const ServiceManager&) = delete;
    ServiceManager& operator=(const ServiceManager&) = delete;
    ~ServiceManager();

    // KEY=VALUE, several parted by line ends: "READY=1\nSTATUS=open".
    void tell(std::string_view message) const;

private:
    std::string address_;
    int socket_ = -1;
};

} // namespace drivers
