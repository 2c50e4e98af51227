// A code scanner on a serial line. It is only listened to: no command is ever sent (code-scanner.md 2).
#pragma once

#include <memory>

#include "drivers/code_scanner/scan_framer.hpp"
#include "drivers/code_scanner/scan_intake.hpp"
#include "drivers/device.hpp"
#include "drivers/event.hpp"
#include "drivers/state_reporter.hpp"
#include "drivers/transport/line.hpp"

namespace drivers {

class CodeScanner final : public Device {
public:
    CodeScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings, EventSink sink);

    void open(Instant now) override;
    void close() override;
    int descriptor() const override { return line_.descriptor(); }
    bool wants_write() const override { return false; }
    void on_readable(Instant now) override;
    void on_writable(Instant) override {}
    void on_time(Instant now) override;
    Instant next_deadline() const override { return framer_.next_deadline(); }
    bool is_ready() const override { return reporter_.state() == DeviceState::ready; }

private:
    // False when nothing was there.
    bool take_bytes(Instant now);

    Line line_;
    StateReporter reporter_;
    ScanIntake intake_;
    ScanFramer framer_;
    Instant now_{};
};

} // namespace drivers
