// A running device-sim in a folder of its own, and a device loop that is turned until something has happened.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <sys/types.h>

#include "drivers/device_loop.hpp"
#include "heard.hpp"

namespace drivers_test {

class Simulator {
public:
    Simulator();
    Simulator(const Simulator&) = delete;
    Simulator& operator=(const Simulator&) = delete;
    ~Simulator();

    std::string path(const std::string& name) const { return (directory_ / name).string(); }
    // Fails the test if the simulator does not take it.
    void command(const std::string& line) const;
    std::string file(const std::string& name) const;

private:
    std::filesystem::path directory_;
    pid_t process_ = -1;
};

drivers::Instant steady_now();

// Turns the loop until the condition holds; false if it does not within the time.
bool turn_until(drivers::DeviceLoop& loop, const std::function<bool()>& condition,
                drivers::Span longest = drivers::Span{10'000});

} // namespace drivers_test
