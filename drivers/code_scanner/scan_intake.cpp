#include "drivers/code_scanner/scan_intake.hpp"

#include <utility>

#include "drivers/bytes.hpp"
#include "drivers/code_scanner/scanned_text.hpp"

namespace drivers {

ScanIntake::ScanIntake(CodeScannerSettings settings) : settings_(std::move(settings)) {}

void ScanIntake::take(std::string_view bytes, const StateReporter& reporter, Instant now) {
    const auto content = without_aim_identifier(bytes, settings_.our_prefixes);
    const bool repeated = content == last_scan_ && now - last_seen_ < settings_.repeat_time;
    last_seen_ = now;
    if (repeated) return;
    last_scan_ = content;
    reporter.emit(CodeScanned{std::string(content)});
}

void ScanIntake::forget() {
    wipe(last_scan_);
}

} // namespace drivers
