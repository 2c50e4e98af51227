// A code scanner on a serial line. It is only listened to: no command is ever sent (code-scanner.md 2).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "drivers/code_scanner/scan_framer.hpp"
#include "drivers/device.hpp"
#include "drivers/event.hpp"
#include "drivers/state_reporter.hpp"
#include "drivers/transport/line.hpp"

namespace drivers {

struct CodeScannerSettings {
    // Beginnings of codes that an AIM identifier may stand before.
    std::vector<std::string> our_prefixes;
    // The same content seen again within this time of its last sight is the same scan.
    Span repeat_time{2000};
};

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
    void take_scan(std::string_view bytes);

    Line line_;
    CodeScannerSettings settings_;
    StateReporter reporter_;
    ScanFramer framer_;
    Instant now_{};
    std::string last_scan_;
    Instant last_seen_ = Instant::min();
};

} // namespace drivers
