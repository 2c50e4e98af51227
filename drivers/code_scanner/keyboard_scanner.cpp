#include "drivers/code_scanner/keyboard_scanner.hpp"

#include <utility>

namespace drivers {

KeyboardScanner::KeyboardScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings,
                                 EventSink sink)
    : line_(std::move(transport)), reporter_(DeviceKind::code_scanner, std::move(sink)),
      intake_(std::move(settings)),
      decoder_([this](const std::string& scan) { intake_.take(scan, reporter_, now_); },
               [this](CodeRefusal reason) { reporter_.emit(CodeRefused{reason}); }) {}

void KeyboardScanner::open(Instant) {
    if (const auto opened = line_.open(); !opened)
        return reporter_.report(DeviceState::absent, opened.error().text);
    reporter_.report(DeviceState::ready);
}

void KeyboardScanner::close() {
    line_.close();
    decoder_.clear();
    intake_.forget();
}

void KeyboardScanner::on_time(Instant now) {
    // Keys that wait while this thread was late were no silence: look before the scan is cut in two.
    if (now < decoder_.next_deadline() || take_events(now)) return;
    now_ = now;
    decoder_.on_time(now);
}

bool KeyboardScanner::take_events(Instant now) {
    now_ = now;
    const auto bytes = line_.read_some();
    if (!bytes) {
        close();
        reporter_.report(DeviceState::absent, bytes.error().text);
        return true;
    }
    if (bytes->empty()) return false;
    decoder_.feed(*bytes, now);
    line_.wipe_input();
    return true;
}

} // namespace drivers
