// What scanners have in common, whatever their bytes mean: they are listened to, and a silence ends a scan.
#pragma once

#include <memory>
#include <string>

#include "drivers/code_scanner/scan_intake.hpp"
#include "drivers/device.hpp"
#include "drivers/state_reporter.hpp"
#include "drivers/transport/line.hpp"

namespace drivers {

// No command is ever sent to a scanner (code-scanner.md 2).
class ListeningScanner : public Device {
public:
    void open(Instant now) override;
    void close() override;
    int descriptor() const override { return line_.descriptor(); }
    bool wants_write() const override { return false; }
    void on_readable(Instant now) override { take_bytes(now); }
    void on_writable(Instant) override {}
    void on_time(Instant now) override;
    bool is_ready() const override { return reporter_.state() == DeviceState::ready; }

protected:
    ListeningScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings, EventSink sink);

    // The decoder's part; next_deadline() is its own too.
    virtual void decode(ByteView bytes, Instant now) = 0;
    virtual void decode_silence(Instant now) = 0;
    virtual void forget() = 0;

    // What the decoder found.
    void take_scan(const std::string& scan) { intake_.take(scan, reporter_, now_); }
    void refuse_scan(CodeRefusal reason) const { reporter_.emit(CodeRefused{reason}); }

private:
    // False when nothing was there.
    bool take_bytes(Instant now);

    Line line_;
    StateReporter reporter_;
    ScanIntake intake_;
    Instant now_{};
};

} // namespace drivers
