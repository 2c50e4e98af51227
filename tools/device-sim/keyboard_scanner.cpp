#include "keyboard_scanner.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace device_sim {
namespace {

// Numbers of the kernel's interface, written out here: the drivers take them from its headers.
constexpr unsigned ev_syn = 0, ev_key = 1, ev_msc = 4, ev_led = 17;
constexpr unsigned syn_dropped = 3, msc_scan = 4;
constexpr unsigned enter = 28, left_shift = 42, left_alt = 56, caps_lock = 58, f5 = 63;

struct Stroke {
    unsigned key = 0;
    bool shifted = false;
};

// The page's table, turned round.
constexpr std::string_view unshifted = "1234567890-=qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./ ";
constexpr std::string_view shifted_ones = "!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"~|ZXCVBNM<>? ";
constexpr std::array<unsigned, 48> keys{2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 16, 17, 18, 19,
                                        20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32, 33, 34, 35, 36, 37,
                                        38, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 57};

std::optional<Stroke> stroke_of(std::uint8_t character) {
    const auto plain = unshifted.find(static_cast<char>(character));
    if (plain != std::string_view::npos) return Stroke{keys.at(plain), false};
    const auto upper = shifted_ones.find(static_cast<char>(character));
    if (upper != std::string_view::npos) return Stroke{keys.at(upper), true};
    return std::nullopt;
}

// Where the French layout differs for letters: A and Q, Z and W change places.
unsigned french(unsigned key) {
    constexpr std::array<std::pair<unsigned, unsigned>, 2> exchanged{{{30, 16}, {44, 17}}};
    for (const auto& [one, other] : exchanged) {
        if (key == one) return other;
        if (key == other) return one;
    }
    return key;
}

unsigned keypad(unsigned digit) {
    constexpr std::array<unsigned, 10> digits{82, 79, 80, 81, 75, 76, 77, 71, 72, 73};
    return digits.at(digit);
}

} // namespace

std::optional<KeyboardFault> keyboard_fault(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, KeyboardFault>, 17> names{{
        {"none", KeyboardFault::none},
        {"no-terminator", KeyboardFault::no_terminator},
        {"split", KeyboardFault::split},
        {"merge", KeyboardFault::merge},
        {"repeat", KeyboardFault::repeat},
        {"noise", KeyboardFault::noise},
        {"damaged", KeyboardFault::damaged},
        {"shortened", KeyboardFault::shortened},
        {"silence", KeyboardFault::silence},
        {"slow", KeyboardFault::slow},
        {"overflow", KeyboardFault::overflow},
        {"flood", KeyboardFault::flood},
        {"caps-lock", KeyboardFault::caps_lock},
        {"alt-numbers", KeyboardFault::alt_numbers},
        {"stuck-shift", KeyboardFault::stuck_shift},
        {"cut", KeyboardFault::cut},
        {"stranger", KeyboardFault::stranger},
    }};
    for (const auto& [text, fault] : names)
        if (text == name) return fault;
    return std::nullopt;
}

// 24 bytes: seconds, microseconds, type, code, value; little-endian, as on every machine that this runs on.
Bytes KeyboardScanner::event(unsigned type, unsigned code, int value) const {
    Bytes bytes;
    const auto put = [&bytes](std::uint64_t number, int size) {
        for (int at = 0; at < size; ++at)
            bytes.push_back(static_cast<std::uint8_t>(number >> (8 * at)));
    };
    const auto since = std::chrono::duration_cast<std::chrono::microseconds>(now_.time_since_epoch()).count();
    put(static_cast<std::uint64_t>(since / 1'000'000), 8);
    put(static_cast<std::uint64_t>(since % 1'000'000), 8);
    put(type, 2);
    put(code, 2);
    put(static_cast<std::uint32_t>(value), 4);
    return bytes;
}

void KeyboardScanner::say(const Bytes& bytes) {
    constexpr std::size_t odd_piece = 7;
    const std::size_t step = fault_ == KeyboardFault::split ? odd_piece : bytes.size();
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, bytes.size()));
        cable_.say({begin, end}, now_);
    }
}

void KeyboardScanner::key(unsigned code, bool pressed) {
    Bytes bytes = event(ev_key, code, pressed ? 1 : 0);
    const Bytes report = event(ev_syn, 0, 0);
    bytes.insert(bytes.end(), report.begin(), report.end());
    say(bytes);
    if (fault_ == KeyboardFault::noise) {
        say(event(ev_msc, msc_scan, 0x70004));
        say(event(ev_led, 1, 1));
        if (pressed) say(event(ev_key, code, 2));
        say(event(ev_key, f5, pressed ? 1 : 0));
    }
    now_ += pause_ / 2;
}

void KeyboardScanner::press_and_release(unsigned code) {
    key(code, true);
    key(code, false);
}

void KeyboardScanner::type_alt_number(unsigned number) {
    key(left_alt, true);
    std::string digits = std::to_string(number);
    for (const char digit : digits)
        press_and_release(keypad(static_cast<unsigned>(digit - '0')));
    key(left_alt, false);
}

void KeyboardScanner::type(const Bytes& content) {
    bool caps = false;
    for (std::size_t at = 0; at < content.size(); ++at) {
        auto stroke = stroke_of(content[at]);
        if (!stroke) {
            type_alt_number(content[at]);
            continue;
        }
        if (fault_ == KeyboardFault::stranger) stroke->key = french(stroke->key);
        if (fault_ == KeyboardFault::damaged && at == content.size() / 2)
            stroke->key = stroke->key == 2 ? 3 : 2;
        if (fault_ == KeyboardFault::overflow && at == content.size() / 2) {
            say(event(ev_syn, syn_dropped, 0));
            key(stroke->key, true);
            key(stroke->key, false);
        }
        const bool capital = content[at] >= 'A' && content[at] <= 'Z';
        const bool by_caps = fault_ == KeyboardFault::caps_lock && capital;
        if (fault_ == KeyboardFault::caps_lock && caps != by_caps) {
            press_and_release(caps_lock);
            caps = by_caps;
        }
        const bool shift = stroke->shifted && !by_caps;
        if (shift) key(left_shift, true);
        press_and_release(stroke->key);
        if (shift) key(left_shift, false);
    }
    if (caps) press_and_release(caps_lock);
}

void KeyboardScanner::before_scan() {
    switch (fault_) {
    case KeyboardFault::stuck_shift: return key(left_shift, true);
    case KeyboardFault::alt_numbers: return type_alt_number(27979);
    case KeyboardFault::merge: type({'M', 'E', 'R', 'G', 'E', 'D'}); return press_and_release(enter);
    case KeyboardFault::flood:
        for (int count = 0; count < 5000; ++count)
            press_and_release(33);
        now_ += Span{300};
        return;
    default: return;
    }
}

void KeyboardScanner::scan(const Bytes& content, Instant now) {
    if (fault_ == KeyboardFault::silence) return;
    now_ = std::max(now, now_);
    constexpr Span slowly{40};
    pause_ = fault_ == KeyboardFault::slow ? slowly : Span{2};
    if (fault_ == KeyboardFault::flood) pause_ = Span{0};
    before_scan();
    Bytes typed = content;
    if (fault_ == KeyboardFault::shortened || fault_ == KeyboardFault::cut)
        typed.resize((content.size() + 1) / 2);
    for (int times = fault_ == KeyboardFault::repeat ? 2 : 1; times > 0; --times) {
        type(typed);
        if (fault_ == KeyboardFault::cut) {
            fault_ = KeyboardFault::none;
            return cable_.say_last(event(ev_key, left_shift, 1), now_);
        }
        if (fault_ != KeyboardFault::no_terminator) press_and_release(enter);
    }
}

} // namespace device_sim
