#include "app/heartbeat.hpp"

#include <cstdlib>

namespace liaison::app {

namespace {

constexpr int beats_in_patience = 3;

std::string take_variable(const char* name) {
    const char* value = std::getenv(name);
    std::string text = value ? value : "";
    unsetenv(name);
    return text;
}

} // namespace

void Heartbeat::shown(domain::MonotonicTime now, std::function<void()> ask_store) {
    ask_store_ = std::move(ask_store);
    manager_.tell("READY=1\nSTATUS=the glass is lit");
    if (!patience_) return;
    due_ = now + *patience_ / beats_in_patience;
    if (ask_store_) ask_store_();
}

void Heartbeat::beat(domain::MonotonicTime now) {
    if (!due_ || now < *due_) return;
    due_ = now + *patience_ / beats_in_patience;
    if (ask_store_ && !store_answered_) return; // it was asked already
    manager_.tell("WATCHDOG=1");
    store_answered_ = false;
    if (ask_store_) ask_store_();
}

drivers::ServiceEnvironment take_service_environment() {
    return {take_variable("NOTIFY_SOCKET"), take_variable("WATCHDOG_USEC"), take_variable("WATCHDOG_PID")};
}

} // namespace liaison::app
