// The program's sign of life to the service manager: sent by the loop that draws, and only while the store
// answers.
#pragma once

#include <functional>
#include <optional>

#include "domain/time.hpp"
#include "drivers/watchdog/service_manager.hpp"

namespace liaison::app {

// What the manager gets:
//   READY=1      once, when the first picture is on the glass
//   WATCHDOG=1   at a third of the manager's patience, if the store has answered since the last one; a loop
//   that
//                hangs in drawing sends nothing, since it is the one that calls beat()
//   STOPPING=1   at the end
// Drivers that hang do not hold it back: they are begun anew one by one (drivers::DeviceWatch), and a broken
// device must not take the glass away.
class Heartbeat {
public:
    Heartbeat(const drivers::ServiceManager& manager, std::optional<std::chrono::milliseconds> patience)
        : manager_(manager), patience_(patience) {}

    // `ask_store` has to be answered by store_answered(). Without one, as on the screen that tells of broken
    // settings, the loop alone is enough.
    void shown(domain::MonotonicTime now, std::function<void()> ask_store);
    void beat(domain::MonotonicTime now);
    void store_answered() { store_answered_ = true; }
    void stopping() const { manager_.tell("STOPPING=1"); }

    // When beat() wants to be called next; nothing where the manager does not wait for it.
    std::optional<domain::MonotonicTime> due() const { return due_; }

private:
    const drivers::ServiceManager& manager_;
    std::optional<std::chrono::milliseconds> patience_;
    std::optional<domain::MonotonicTime> due_;
    std::function<void()> ask_store_;
    bool store_answered_ = false;
};

// The manager's words in the environment, taken out of it so that no child inherits them.
drivers::ServiceEnvironment take_service_environment();

} // namespace liaison::app
