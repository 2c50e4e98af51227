// Simulated devices and the real device loop in one process, in a time that the test makes: a week takes
// seconds.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "device_sim/card_reader.hpp"
#include "device_sim/code_scanner.hpp"
#include "device_sim/keyboard_scanner.hpp"
#include "device_sim/sayings.hpp"
#include "heard.hpp"

#include "drivers/device_loop.hpp"
#include "drivers/transport/transport.hpp"

namespace drivers_test {

// A cable in memory. Its descriptor is a real one, readable while bytes wait or the plug is out.
class MemoryCable final : public device_sim::Cable {
public:
    MemoryCable();
    ~MemoryCable() override;

    void plug() override;
    void unplug() override;
    bool is_plugged() const override { return plugged_; }
    void say(device_sim::Bytes bytes, drivers::Instant due) override;
    void say_last(device_sim::Bytes bytes, drivers::Instant due) override;

    // The host's side.
    std::unique_ptr<drivers::Transport> transport();
    int openings() const { return openings_; }

    void on_time(drivers::Instant now);
    drivers::Instant next_due() const { return sayings_.next_due(); }
    bool has_waiting() const { return open_ && (hung_up_ || !arrived_.empty()); }
    std::function<void(const device_sim::Bytes&)> on_bytes; // what the host wrote

private:
    class Line;
    void show_state() const;

    bool plugged_ = true;
    bool open_ = false;
    bool hung_up_ = false; // was pulled while it was open
    int openings_ = 0;
    int event_ = -1;
    device_sim::Sayings sayings_;
    device_sim::Bytes arrived_;
};

class SimulatedRoom {
public:
    enum class Scanner { serial, keyboard };
    explicit SimulatedRoom(Scanner scanner, drivers::Span find_interval = drivers::Span{300});

    // Lets this much time go by.
    void pass(drivers::Span span);
    // Lets time go by until it holds; false if it does not within the time.
    bool pass_until(const std::function<bool()>& condition, drivers::Span longest);

    void scan(const std::string& text);
    void set_scanner_fault(const std::string& name);
    void set_reader_fault(const std::string& name, int answers = -1);
    MemoryCable& scanner_cable() { return scanner_cable_; }
    MemoryCable& reader_cable() { return reader_cable_; }
    device_sim::CardReader& reader() { return reader_; }

    drivers::Instant now = drivers::Instant{} + std::chrono::hours(1);
    Heard heard;
    std::size_t turns = 0;

private:
    bool step(drivers::Instant end);

    Scanner kind_;
    MemoryCable reader_cable_;
    MemoryCable scanner_cable_;
    device_sim::CardReader reader_;
    device_sim::CodeScanner serial_scanner_;
    device_sim::KeyboardScanner keyboard_scanner_;
    drivers::DeviceLoop loop_;
};

} // namespace drivers_test
