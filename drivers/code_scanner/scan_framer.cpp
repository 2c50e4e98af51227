#include "drivers/code_scanner/scan_framer.hpp"

#include <cstring>
#include <string_view>
#include <utility>

namespace drivers {
namespace {

// At 9600 baud about 57 byte times.
constexpr Span silence{60};

// 02 00 00 01 00 and its CRC: a GM engine's answer to a write or heartbeat, sent without an end mark.
constexpr std::string_view engine_answer("\x02\x00\x00\x01\x00\x33\x31", 7);

} // namespace

ScanFramer::ScanFramer(OnScan on_scan, OnTooLong on_too_long)
    : on_scan_(std::move(on_scan)), on_too_long_(std::move(on_too_long)) {}

void ScanFramer::feed(ByteView bytes, Instant now) {
    for (const std::uint8_t byte : bytes)
        add(byte);
    const bool under_way = !scan_.empty() || dropping_;
    deadline_ = under_way ? now + silence : never;
}

void ScanFramer::add(std::uint8_t byte) {
    const bool belongs_to_the_end_before = byte == '\n' && after_carriage_return_;
    after_carriage_return_ = byte == '\r';
    if (belongs_to_the_end_before) return;
    if (byte == '\r' || byte == '\n') return end_scan();
    if (dropping_) return;
    if (scan_.size() == longest_scan) {
        scan_.clear();
        dropping_ = true;
        return;
    }
    scan_ += static_cast<char>(byte);
    if (scan_ == engine_answer) scan_.clear();
}

void ScanFramer::end_scan() {
    if (std::exchange(dropping_, false))
        on_too_long_();
    else if (!scan_.empty())
        on_scan_(scan_);
    explicit_bzero(scan_.data(), scan_.size());
    scan_.clear();
}

void ScanFramer::on_time(Instant now) {
    if (now < deadline_) return;
    deadline_ = never;
    if (!scan_.empty() && scan_.back() == '\t') scan_.pop_back();
    end_scan();
}

void ScanFramer::clear() {
    wipe(scan_);
    dropping_ = false;
    after_carriage_return_ = false;
    deadline_ = never;
}

} // namespace drivers
