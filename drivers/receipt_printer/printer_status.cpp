#include "drivers/receipt_printer/printer_status.hpp"

#include <algorithm>

namespace drivers {
namespace {

constexpr std::uint8_t job_block = 0x37;
constexpr std::uint8_t text_block = 0x5F;
constexpr std::uint8_t xon = 0x11;
constexpr std::uint8_t xoff = 0x13;
constexpr std::size_t job_block_size = 7;
constexpr std::size_t longest_text = 80;

bool has(std::uint8_t byte, std::uint8_t bits) {
    return (byte & bits) != 0;
}

} // namespace

std::optional<PrinterAnswer> PrinterAnswerParser::feed(std::uint8_t byte) {
    if (byte == xon || byte == xoff) return std::nullopt;
    if (!block_.empty()) return continue_block(byte);
    if ((byte & 0x93) == 0x12) return RealTimeStatus{byte};
    if (byte == job_block || byte == text_block || (byte & 0x93) == 0x10) {
        block_.push_back(byte);
        return std::nullopt;
    }
    if ((byte & 0x90) == 0) return QueuedStatus{byte};
    return std::nullopt;
}

std::optional<PrinterAnswer> PrinterAnswerParser::continue_block(std::uint8_t byte) {
    block_.push_back(byte);
    std::optional<PrinterAnswer> answer;
    if (block_.front() == text_block) {
        if (byte != 0 && block_.size() < longest_text) return std::nullopt;
        if (byte == 0) answer = PrinterText{as_text(ByteView(block_).subspan(1, block_.size() - 2))};
    } else if (block_.front() == job_block) {
        const bool well_begun = block_[1] == 0x22;
        if (well_begun && block_.size() < job_block_size) return std::nullopt;
        if (well_begun && byte == 0) answer = JobDone{as_text(ByteView(block_).subspan(2, 4))};
    } else {
        // The three that follow have bits 4 and 7 clear; anything else means that the first was no status.
        if ((byte & 0x90) != 0) {
            block_.clear();
            return feed(byte);
        }
        if (block_.size() < 4) return std::nullopt;
        AutomaticStatus status{};
        std::copy(block_.begin(), block_.end(), status.bytes.begin());
        answer = status;
    }
    block_.clear();
    return answer;
}

void PrinterHealth::take(StatusQuestion question, RealTimeStatus status) {
    const std::uint8_t bits = status.bits;
    switch (question) {
    case StatusQuestion::printer: offline_ = has(bits, 0x08); break;
    case StatusQuestion::offline_cause:
        cover_open_ = has(bits, 0x04);
        stopped_for_paper_ = has(bits, 0x20);
        error_ = has(bits, 0x40);
        if (!error_) cutter_error_ = unrecoverable_ = false;
        break;
    case StatusQuestion::error:
        cutter_error_ = has(bits, 0x08);
        unrecoverable_ = has(bits, 0x20);
        break;
    case StatusQuestion::paper:
        // Some models set only one bit of a pair.
        near_end_ = has(bits, 0x0C);
        no_paper_ = has(bits, 0x60);
        break;
    }
}

void PrinterHealth::take(const AutomaticStatus& status) {
    offline_ = has(status.bytes[0], 0x08);
    cover_open_ = has(status.bytes[0], 0x20);
    cutter_error_ = has(status.bytes[1], 0x08);
    unrecoverable_ = has(status.bytes[1], 0x20);
    error_ = cutter_error_ || unrecoverable_;
    near_end_ = has(status.bytes[2], 0x03);
    no_paper_ = has(status.bytes[2], 0x0C);
    stopped_for_paper_ = false;
}

void PrinterHealth::take(QueuedStatus status) {
    near_end_ = has(status.bits, 0x03);
    no_paper_ = has(status.bits, 0x0C);
}

PrinterCondition PrinterHealth::condition() const {
    if (cover_open_) return PrinterCondition::cover_open;
    if (no_paper_ || stopped_for_paper_) return PrinterCondition::paper_out;
    if (cutter_error_) return PrinterCondition::cutter_error;
    if (offline_ || unrecoverable_) return PrinterCondition::offline;
    return near_end_ ? PrinterCondition::near_end : PrinterCondition::well;
}

const char* to_string(PrintOutcome outcome) {
    switch (outcome) {
    case PrintOutcome::printed: return "printed";
    case PrintOutcome::probably_printed: return "probably_printed";
    case PrintOutcome::sent: return "sent";
    case PrintOutcome::no_paper: return "no_paper";
    case PrintOutcome::cover_open: return "cover_open";
    case PrintOutcome::cutter_error: return "cutter_error";
    case PrintOutcome::offline: return "offline";
    case PrintOutcome::timed_out: return "timed_out";
    case PrintOutcome::busy: return "busy";
    case PrintOutcome::lost: return "lost";
    }
    return "";
}

std::optional<PrintOutcome> obstacle(PrinterCondition condition) {
    switch (condition) {
    case PrinterCondition::paper_out: return PrintOutcome::no_paper;
    case PrinterCondition::cover_open: return PrintOutcome::cover_open;
    case PrinterCondition::cutter_error: return PrintOutcome::cutter_error;
    case PrinterCondition::offline: return PrintOutcome::offline;
    case PrinterCondition::well:
    case PrinterCondition::near_end: break;
    }
    return std::nullopt;
}

} // namespace drivers
