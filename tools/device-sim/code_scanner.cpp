#include "code_scanner.hpp"

#include <array>
#include <utility>

namespace device_sim {

std::optional<ScannerFault> scanner_fault(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, ScannerFault>, 14> names{{
        {"none", ScannerFault::none},
        {"no-terminator", ScannerFault::no_terminator},
        {"split", ScannerFault::split},
        {"flood", ScannerFault::flood},
        {"repeat", ScannerFault::repeat},
        {"engine-answer", ScannerFault::engine_answer},
        {"noise", ScannerFault::noise},
        {"merge", ScannerFault::merge},
        {"damaged", ScannerFault::damaged},
        {"shortened", ScannerFault::shortened},
        {"silence", ScannerFault::silence},
        {"slow", ScannerFault::slow},
        {"cut", ScannerFault::cut},
        {"stranger", ScannerFault::stranger},
    }};
    for (const auto& [text, fault] : names)
        if (text == name) return fault;
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
    if (fault_ == ScannerFault::damaged) bytes[bytes.size() / 2] ^= 0x01;
    if (fault_ == ScannerFault::shortened) bytes.resize((bytes.size() + 1) / 2);
    if (fault_ != ScannerFault::no_terminator) bytes.insert(bytes.end(), end_.begin(), end_.end());
    switch (fault_) {
    case ScannerFault::flood:
        for (int block = 0; block < 100; ++block)
            port_.say(Bytes(200, 'F'), now);
        // A pause longer than any end of a scan.
        now += Span{300};
        break;
    case ScannerFault::split: return say_in_pieces(bytes, now, Span{1});
    case ScannerFault::slow: return say_in_pieces(bytes, now, Span{30});
    case ScannerFault::repeat:
        for (int time = 0; time < 2; ++time, now += Span{150})
            port_.say(bytes, now);
        break;
    case ScannerFault::engine_answer: port_.say({0x02, 0x00, 0x00, 0x01, 0x00, 0x33, 0x31}, now); break;
    case ScannerFault::noise: port_.say({0x00, 0xFF, 0x80, 0x1B, 0xC3, 0x0D}, now); break;
    case ScannerFault::merge: bytes.insert(bytes.begin(), {'M', 'E', 'R', 'G', 'E', 'D', '\r'}); break;
    case ScannerFault::silence: return;
    case ScannerFault::stranger:
        return port_.say({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x80, 0x84}, now);
    case ScannerFault::cut:
        bytes.resize(content.size() / 2);
        fault_ = ScannerFault::none;
        return port_.say_last(std::move(bytes), now);
    default: break;
    }
    port_.say(std::move(bytes), now);
}

void CodeScanner::say_in_pieces(const Bytes& bytes, Instant due, Span pause) {
    for (const std::uint8_t byte : bytes) {
        port_.say({byte}, due);
        due += pause;
    }
}

} // namespace device_sim
