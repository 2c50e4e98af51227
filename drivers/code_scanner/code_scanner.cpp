#include "drivers/code_scanner/code_scanner.hpp"

#include <utility>

namespace drivers {

CodeScanner::CodeScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings, EventSink sink)
    : line_(std::move(transport)), reporter_(DeviceKind::code_scanner, std::move(sink)),
      intake_(std::move(settings)),
      framer_([this](const std::string& scan) { intake_.take(scan, reporter_, now_); },
              [this] { reporter_.emit(CodeRefused{CodeRefusal::too_long}); }) {}

void CodeScanner::open(Instant) {
    if (const auto opened = line_.open(); !opened)
        return reporter_.report(DeviceState::absent, opened.error().text);
    // A scanner says nothing until it scans, so open is all that can be known.
    reporter_.report(DeviceState::ready);
}

void CodeScanner::close() {
    line_.close();
    framer_.clear();
    intake_.forget();
}

void CodeScanner::on_readable(Instant now) {
    take_bytes(now);
}

void CodeScanner::on_time(Instant now) {
    // Bytes that wait while this thread was late were no silence: look before the scan is cut in two.
    if (now < framer_.next_deadline() || take_bytes(now)) return;
    now_ = now;
    framer_.on_time(now);
}

bool CodeScanner::take_bytes(Instant now) {
    now_ = now;
    const auto bytes = line_.read_some();
    if (!bytes) {
        close();
        reporter_.report(DeviceState::absent, bytes.error().text);
        return true;
    }
    if (bytes->empty()) return false;
    framer_.feed(*bytes, now);
    line_.wipe_input();
    return true;
}

} // namespace drivers
