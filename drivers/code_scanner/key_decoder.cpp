#include "drivers/code_scanner/key_decoder.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include <linux/input.h>

#include "drivers/code_scanner/scan_framer.hpp"
#include "drivers/code_scanner/us_layout.hpp"

namespace drivers {
namespace {

constexpr Span silence{100};
constexpr std::size_t shortest_scan_without_end = 3;
constexpr int pressed_value = 1;
constexpr int released_value = 0;

bool is_letter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

void set_bit(unsigned& bits, unsigned bit, bool set) {
    bits = set ? bits | bit : bits & ~bit;
}

} // namespace

KeyDecoder::KeyDecoder(OnScan on_scan, OnRefused on_refused)
    : on_scan_(std::move(on_scan)), on_refused_(std::move(on_refused)) {
    piece_.reserve(sizeof(input_event));
    scan_.reserve(longest_scan); // so that no old content stays behind when it grows
}

void KeyDecoder::feed(ByteView bytes, Instant now) {
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), sizeof(input_event) - piece_.size());
        piece_.insert(piece_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
        if (piece_.size() < sizeof(input_event)) break;
        input_event raw{};
        std::memcpy(&raw, piece_.data(), sizeof raw);
        wipe(piece_);
        take({raw.type, raw.code, raw.value});
    }
    const bool under_way = !scan_.empty() || spoiled_ || !piece_.empty() || ignoring_;
    deadline_ = under_way ? now + silence : never;
}

void KeyDecoder::take(const KeyEvent& event) {
    if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        release_all();
        ignoring_ = true;
        return spoil(CodeRefusal::keys_lost);
    }
    if (event.type == EV_SYN && event.code == SYN_REPORT) {
        ignoring_ = false;
        return;
    }
    // No kernel writes such a type: the stream is out of step.
    if (event.type > EV_MAX) return spoil(CodeRefusal::keys_lost);
    if (ignoring_ || event.type != EV_KEY) return;
    // The third value is the repetition of a key that is held.
    if (event.value == pressed_value || event.value == released_value)
        on_key(event.code, event.value == pressed_value);
}

bool KeyDecoder::on_modifier(unsigned key, bool pressed) {
    constexpr unsigned left = 1;
    constexpr unsigned right = 2;
    switch (key) {
    case KEY_LEFTSHIFT: set_bit(shifts_, left, pressed); return true;
    case KEY_RIGHTSHIFT: set_bit(shifts_, right, pressed); return true;
    case KEY_LEFTCTRL: set_bit(controls_, left, pressed); return true;
    case KEY_RIGHTCTRL: set_bit(controls_, right, pressed); return true;
    case KEY_LEFTALT:
    case KEY_RIGHTALT:
        set_bit(alts_, key == KEY_LEFTALT ? left : right, pressed);
        if (alts_ == 0) end_alt();
        return true;
    case KEY_CAPSLOCK: caps_ = caps_ != pressed; return true;
    default: return false;
    }
}

void KeyDecoder::on_key(unsigned key, bool pressed) {
    if (on_modifier(key, pressed) || !pressed) return;
    if (key == KEY_ENTER || key == KEY_KPENTER || key == KEY_TAB) return end_scan();
    if (alts_ != 0) {
        constexpr unsigned largest = 0x110000;
        if (const auto digit = keypad_digit(key)) {
            alt_used_ = true;
            alt_number_ = std::min(alt_number_ * 10 + *digit, largest);
        }
        return;
    }
    press(key);
}

// A number below 256 is a byte. A larger one is a Unicode code point in one scanner and a GBK value in another.
void KeyDecoder::end_alt() {
    const unsigned number = std::exchange(alt_number_, 0);
    if (!std::exchange(alt_used_, false)) return;
    if (number < 256)
        add(static_cast<char>(number));
    else
        spoil(CodeRefusal::not_text);
}

void KeyDecoder::press(unsigned key) {
    const auto plain = us_character(key, false);
    if (!plain) return;
    if (controls_ != 0) {
        constexpr unsigned control_bits = 0x1F;
        const char upper = is_letter(*plain) ? us_character(key, true).value_or(*plain) : *plain;
        return add(static_cast<char>(static_cast<unsigned char>(upper) & control_bits));
    }
    const bool shifted = (shifts_ != 0) != (caps_ && is_letter(*plain));
    add(us_character(key, shifted).value_or(*plain));
}

void KeyDecoder::add(char character) {
    if (spoiled_) return;
    if (scan_.size() == longest_scan) return spoil(CodeRefusal::too_long);
    scan_ += character;
}

void KeyDecoder::spoil(CodeRefusal reason) {
    if (!spoiled_) reason_ = reason;
    spoiled_ = true;
    forget_scan();
}

void KeyDecoder::end_scan() {
    if (std::exchange(spoiled_, false))
        on_refused_(reason_);
    else if (!scan_.empty())
        on_scan_(scan_);
    forget_scan();
}

// What lay behind it was overwritten when its own scan ended.
void KeyDecoder::forget_scan() {
    explicit_bzero(scan_.data(), scan_.size());
    scan_.clear();
}

void KeyDecoder::on_time(Instant now) {
    if (now < deadline_) return;
    deadline_ = never;
    wipe(piece_); // the kernel writes whole events: the rest of this one will never come
    ignoring_ = false;
    if (!spoiled_ && scan_.size() < shortest_scan_without_end) forget_scan();
    end_scan();
}

void KeyDecoder::release_all() {
    shifts_ = controls_ = alts_ = 0;
    alt_used_ = false;
    alt_number_ = 0;
}

void KeyDecoder::clear() {
    release_all();
    caps_ = false;
    wipe(piece_);
    forget_scan();
    spoiled_ = false;
    ignoring_ = false;
    deadline_ = never;
}

} // namespace drivers
