// What every scanner does with a whole scan, however it came.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/event.hpp"
#include "drivers/state_reporter.hpp"
#include "drivers/time.hpp"

namespace drivers {

struct CodeScannerSettings {
    // Beginnings of codes that an AIM identifier may stand before.
    std::vector<std::string> our_prefixes;
    // The same content seen again within this time of its last sight is the same scan.
    Span repeat_time{2000};
};

// Takes off AIM identifiers, drops repetitions, and tells the rest.
class ScanIntake {
public:
    explicit ScanIntake(CodeScannerSettings settings);
    void take(std::string_view bytes, const StateReporter& reporter, Instant now);
    // The device is gone: the next scan is a new one.
    void forget();

private:
    CodeScannerSettings settings_;
    std::string last_scan_;
    Instant last_seen_ = Instant::min();
};

} // namespace drivers
