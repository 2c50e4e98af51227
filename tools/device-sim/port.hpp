// One simulated cable: a pseudo terminal whose other end has a stable name, and bytes that leave at set times.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include <termios.h>

namespace device_sim {

using Bytes = std::vector<std::uint8_t>;
using Instant = std::chrono::steady_clock::time_point;
using Span = std::chrono::milliseconds;

class Port {
public:
    explicit Port(std::filesystem::path link);
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    ~Port();

    void plug();
    // Hangs the other side up and takes the name away.
    void unplug();
    bool is_plugged() const { return master_ >= 0; }

    int descriptor() const { return master_; }
    // Readable when a program has closed its end.
    int closing_descriptor() const { return closings_; }
    void on_closing();

    // The speed that the other side has set.
    speed_t speed() const;
    Bytes receive();

    void say(Bytes bytes, Instant due);
    void on_time(Instant now);
    bool wants_write() const { return !leaving_.empty(); }
    void write_on();
    Instant next_due() const;

private:
    struct Saying {
        Instant due;
        Bytes bytes;
    };

    std::filesystem::path link_;
    int master_ = -1;
    int slave_ = -1; // kept open, so that a program may come and go without the line being hung up
    int closings_ = -1;
    std::deque<Saying> sayings_;
    Bytes leaving_;
};

} // namespace device_sim
