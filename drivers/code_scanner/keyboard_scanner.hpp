// A code scanner that types: a HID keyboard whose keys nobody else gets.
#pragma once

#include <memory>
#include <string>

#include "drivers/code_scanner/key_decoder.hpp"
#include "drivers/code_scanner/scan_intake.hpp"
#include "drivers/device.hpp"
#include "drivers/state_reporter.hpp"
#include "drivers/transport/line.hpp"

namespace drivers {

// The transport gives key events and holds them exclusively (InputNodes).
class KeyboardScanner final : public Device {
public:
    KeyboardScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings, EventSink sink);

    void open(Instant now) override;
    void close() override;
    int descriptor() const override { return line_.descriptor(); }
    bool wants_write() const override { return false; }
    void on_readable(Instant now) override { take_events(now); }
    void on_writable(Instant) override {}
    void on_time(Instant now) override;
    Instant next_deadline() const override { return decoder_.next_deadline(); }
    bool is_ready() const override { return reporter_.state() == DeviceState::ready; }

private:
    // False when nothing was there.
    bool take_events(Instant now);

    Line line_;
    StateReporter reporter_;
    ScanIntake intake_;
    KeyDecoder decoder_;
    Instant now_{};
};

} // namespace drivers
