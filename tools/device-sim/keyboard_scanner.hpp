// A simulated code scanner that types: the kernel's key events of a US keyboard (code-scanner.md 3).
#pragma once

#include <optional>
#include <string_view>

#include "cable.hpp"

namespace device_sim {

enum class KeyboardFault {
    none,
    no_terminator, // no Enter behind a scan
    split,         // the events come in pieces of 7 bytes
    merge,         // another scan right before each
    repeat,        // each scan twice
    noise,         // scan codes, LED changes, key repetitions and keys without a character in between
    damaged,       // one wrong key
    shortened,     // the second half is missing
    silence,       // it beeps and types nothing
    slow,          // 40 ms between the keys
    overflow,      // the kernel lost events in the middle
    flood,         // thousands of keys without an Enter come before each scan
    caps_lock,     // capitals by Caps Lock instead of Shift
    alt_numbers,   // a Chinese character as Alt and a number before each scan
    stuck_shift,   // Shift was never let go before the scan
    cut,           // the first half, and the plug is pulled
    stranger,      // a scanner set to the French layout
};

std::optional<KeyboardFault> keyboard_fault(std::string_view name);

class KeyboardScanner {
public:
    explicit KeyboardScanner(Cable& cable) : cable_(cable) {}
    void scan(const Bytes& content, Instant now);
    void set_fault(KeyboardFault fault) { fault_ = fault; }

private:
    Bytes event(unsigned type, unsigned code, int value) const;
    void key(unsigned code, bool shifted);
    void press_and_release(unsigned code);
    void type(const Bytes& content);
    void type_alt_number(unsigned number);
    void say(const Bytes& bytes);
    void before_scan();

    Cable& cable_;
    KeyboardFault fault_ = KeyboardFault::none;
    Instant now_{};
    Span pause_{2};
};

} // namespace device_sim
