// From the key events of a scanner that types to the texts that it scanned (code-scanner.md 3).
#pragma once

#include <functional>
#include <string>

#include "drivers/bytes.hpp"
#include "drivers/event.hpp"
#include "drivers/time.hpp"

namespace drivers {

// Fed with `struct input_event`s as the kernel writes them, in pieces of any size. The US layout, whatever the
// station's is: the scanner has to be set to it. A scan ends by Enter, keypad Enter, Tab, or 100 ms without a
// key; what ends without an end key and has fewer than three characters was a finger on a keyboard and is
// dropped.
class KeyDecoder {
public:
    using OnScan = std::function<void(const std::string&)>; // overwritten when it returns
    using OnRefused = std::function<void(CodeRefusal)>;

    KeyDecoder(OnScan on_scan, OnRefused on_refused);

    void feed(ByteView bytes, Instant now);
    void on_time(Instant now);
    Instant next_deadline() const { return deadline_; }
    // The device is gone: what it held down is up, what it had begun is nothing.
    void clear();

private:
    struct KeyEvent {
        unsigned type = 0;
        unsigned code = 0;
        int value = 0;
    };

    void take(const KeyEvent& event);
    void on_key(unsigned key, bool pressed);
    bool on_modifier(unsigned key, bool pressed);
    void end_alt();
    void press(unsigned key);
    void add(char character);
    void spoil(CodeRefusal reason);
    void end_scan();
    void forget_scan();
    void release_all();

    OnScan on_scan_;
    OnRefused on_refused_;
    Bytes piece_; // of an event that is not complete
    std::string scan_;
    bool spoiled_ = false; // the scan under way is refused at its end
    CodeRefusal reason_ = CodeRefusal::too_long;
    bool ignoring_ = false; // up to the next SYN_REPORT: the kernel's queue had overflowed
    unsigned shifts_ = 0;   // bits: left, right
    unsigned controls_ = 0;
    unsigned alts_ = 0;
    bool caps_ = false;
    bool alt_used_ = false;
    unsigned alt_number_ = 0;
    Instant deadline_ = never;
};

} // namespace drivers
