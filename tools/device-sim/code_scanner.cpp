#include "code_scanner.hpp"

namespace device_sim {

std::optional<ScannerFault> scanner_fault(std::string_view name) {
    if (name == "none") return ScannerFault::none;
    if (name == "no-terminator") return ScannerFault::no_terminator;
    if (name == "split") return ScannerFault::split;
    if (name == "flood") return ScannerFault::flood;
    if (name == "repeat") return ScannerFault::repeat;
    if (name == "engine-answer") return ScannerFault::engine_answer;
    return std::nullopt;
}

std::optional<std::string> scanner_end(std::string_view name) {
    if (name == "cr") return "\r";
    if (name == "lf") return "\n";
    if (name == "crlf") return "\r\n";
    if (name == "tab") return "\t";
    if (name == "none") return "";
    return std::nullopt;
}

void CodeScanner::scan(const Bytes& content, Instant now) {
    Bytes bytes = content;
    if (fault_ != ScannerFault::no_terminator) bytes.insert(bytes.end(), end_.begin(), end_.end());
    switch (fault_) {
    case ScannerFault::flood:
        for (int block = 0; block < 100; ++block)
            port_.say(Bytes(200, 'F'), now);
        // A pause longer than any end of a scan.
        port_.say(std::move(bytes), now + Span{300});
        return;
    case ScannerFault::split:
        for (const std::uint8_t byte : bytes) {
            port_.say({byte}, now);
            now += Span{1};
        }
        return;
    case ScannerFault::repeat:
        for (int time = 0; time < 3; ++time)
            port_.say(bytes, now + Span{150} * time);
        return;
    case ScannerFault::engine_answer: port_.say({0x02, 0x00, 0x00, 0x01, 0x00, 0x33, 0x31}, now); break;
    case ScannerFault::none:
    case ScannerFault::no_terminator: break;
    }
    port_.say(std::move(bytes), now);
}

} // namespace device_sim
