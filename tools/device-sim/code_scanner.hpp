// A simulated code scanner on a serial line (code-scanner.md 2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cable.hpp"

namespace device_sim {

enum class ScannerFault {
    none,
    no_terminator, // a scan ends by silence
    split,         // one byte at a time
    flood,         // thousands of bytes without an end come before each scan
    repeat,        // each scan three times, as from a code that is held still
    engine_answer, // a GM engine's answer comes before each scan
    noise,         // bytes that nobody sent, as a line of their own, before each scan
    merge,         // another scan right before each, in one go
    damaged,       // one character is wrong
    shortened,     // the last characters are missing
    silence,       // it beeps and sends nothing
    slow,          // 30 ms between the bytes
    cut,           // the first half, and the plug is pulled
    stranger,      // another device on this cable: a card reader's answers
};

std::optional<ScannerFault> scanner_fault(std::string_view name);
std::optional<std::string> scanner_end(std::string_view name);

class CodeScanner {
public:
    explicit CodeScanner(Cable& port) : port_(port) {}
    void scan(const Bytes& content, Instant now);
    void set_fault(ScannerFault fault) { fault_ = fault; }
    void set_end(std::string end) { end_ = std::move(end); }

private:
    void say_in_pieces(const Bytes& bytes, Instant due, Span pause);

    Cable& port_;
    ScannerFault fault_ = ScannerFault::none;
    std::string end_ = "\r";
};

} // namespace device_sim
