// Where one scan ends and the next begins on a serial line (code-scanner.md 2).
#pragma once

#include <functional>
#include <string>

#include "drivers/bytes.hpp"
#include "drivers/time.hpp"

namespace drivers {

inline constexpr std::size_t longest_scan = 4096;

// A scan ends by CR, LF, CR LF or 60 ms of silence; a TAB counts as an end mark only when silence follows.
// Scans that grow too long are dropped up to their end. The answer of a GM engine to a setting is no scan.
class ScanFramer {
public:
    using OnScan = std::function<void(const std::string&)>; // overwritten when it returns
    using OnTooLong = std::function<void()>;

    ScanFramer(OnScan on_scan, OnTooLong on_too_long);

    void feed(ByteView bytes, Instant now);
    void on_time(Instant now);
    Instant next_deadline() const { return deadline_; }
    void clear();

private:
    void add(std::uint8_t byte);
    void end_scan();

    OnScan on_scan_;
    OnTooLong on_too_long_;
    std::string scan_;
    bool dropping_ = false;
    bool after_carriage_return_ = false;
    Instant deadline_ = never;
};

} // namespace drivers
