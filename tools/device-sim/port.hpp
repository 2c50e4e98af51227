// One simulated cable: a pseudo terminal whose other end has a stable name, and bytes that leave at set times.
#pragma once

#include <filesystem>
#include <string>

#include "sayings.hpp"

namespace device_sim {

class Port final : public Cable {
public:
    explicit Port(std::filesystem::path link);
    ~Port() override;

    void plug() override;
    // Hangs the other side up and takes the name away.
    void unplug() override;
    bool is_plugged() const override { return master_ >= 0; }

    int descriptor() const { return master_; }
    // Readable when a program has closed its end.
    int closing_descriptor() const { return closings_; }
    void on_closing();

    speed_t speed() const override;
    bool has_speed() const override { return true; }
    Bytes receive();

    void say(Bytes bytes, Instant due) override;
    void say_last(Bytes bytes, Instant due) override;
    void on_time(Instant now);
    bool wants_write() const { return !leaving_.empty(); }
    void write_on();
    Instant next_due() const { return sayings_.next_due(); }

private:
    std::filesystem::path link_;
    int master_ = -1;
    int slave_ = -1; // kept open, so that a program may come and go without the line being hung up
    int closings_ = -1;
    Sayings sayings_;
    Bytes leaving_;
};

} // namespace device_sim
