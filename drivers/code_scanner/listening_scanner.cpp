#include "drivers/code_scanner/listening_scanner.hpp"

#include <utility>

namespace drivers {

ListeningScanner::ListeningScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings,
                                   EventSink sink)
    : line_(std::move(transport)), reporter_(DeviceKind::code_scanner, std::move(sink)),
      intake_(std::move(settings)) {}

void ListeningScanner::open(Instant) {
    if (const auto opened = line_.open(); !opened)
        return reporter_.report(DeviceState::absent, opened.error().text);
    // A scanner says nothing until it scans, so open is all that can be known.
    reporter_.report(DeviceState::ready);
}

void ListeningScanner::close() {
    line_.close();
    forget();
    intake_.forget();
}

void ListeningScanner::on_time(Instant now) {
    // Bytes that wait while this thread was late were no silence: look before the scan is cut in two.
    if (now < next_deadline() || take_bytes(now)) return;
    now_ = now;
    decode_silence(now);
}

bool ListeningScanner::take_bytes(Instant now) {
    now_ = now;
    const auto bytes = line_.read_some();
    if (!bytes) {
        close();
        reporter_.report(DeviceState::absent, bytes.error().text);
        return true;
    }
    if (bytes->empty()) return false;
    decode(*bytes, now);
    line_.wipe_input();
    return true;
}

} // namespace drivers
