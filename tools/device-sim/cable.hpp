// The host's end of a simulated device: what it says leaves at set times, and it can be pulled out.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include <termios.h>

namespace device_sim {

using Bytes = std::vector<std::uint8_t>;
using Instant = std::chrono::steady_clock::time_point;
using Span = std::chrono::milliseconds;

class Cable {
public:
    Cable() = default;
    Cable(const Cable&) = delete;
    Cable& operator=(const Cable&) = delete;
    virtual ~Cable() = default;

    virtual void plug() = 0;
    // The other side is hung up; what was not said yet is lost.
    virtual void unplug() = 0;
    virtual bool is_plugged() const = 0;

    virtual void say(Bytes bytes, Instant due) = 0;
    // Says it and is pulled out right behind it.
    virtual void say_last(Bytes bytes, Instant due) = 0;

    // The speed that the other side has set; cables without a speed have the device's own.
    virtual speed_t speed() const { return B115200; }
    virtual bool has_speed() const { return false; }
};

} // namespace device_sim
