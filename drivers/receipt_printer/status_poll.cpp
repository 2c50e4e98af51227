#include "drivers/receipt_printer/status_poll.hpp"

#include <algorithm>

namespace drivers {
namespace {

constexpr Span longest_answer{1000};
constexpr Span pause_until_known{1000}; // whether it answers at all
constexpr Span pause_when_silent{10'000};
constexpr int silent_rounds_to_believe = 2;

} // namespace

void StatusPoll::start(Instant now) {
    *this = {};
    round_start_ = now;
}

void StatusPoll::stop() {
    *this = {};
}

std::optional<StatusQuestion> StatusPoll::next_question(Instant now, Span pause_between_rounds) {
    if (asked_ || now < round_start_) return std::nullopt;
    if (!next_) {
        silent_rounds_ = round_answered_ ? 0 : silent_rounds_ + 1;
        round_answered_ = false;
        next_ = StatusQuestion::printer;
        const Span pause = has_answered_ ? pause_between_rounds
                           : is_silent() ? pause_when_silent
                                         : std::min(pause_between_rounds, pause_until_known);
        round_start_ = now + pause;
        return std::nullopt;
    }
    asked_ = next_;
    answer_deadline_ = now + longest_answer;
    return asked_;
}

void StatusPoll::finish_question() {
    answer_deadline_ = never;
    switch (*asked_) {
    case StatusQuestion::printer: next_ = StatusQuestion::offline_cause; break;
    case StatusQuestion::offline_cause:
        next_ = seen_.has_error() ? StatusQuestion::error : StatusQuestion::paper;
        break;
    case StatusQuestion::error: next_ = StatusQuestion::paper; break;
    case StatusQuestion::paper:
        next_.reset();
        finish_round();
        break;
    }
    asked_.reset();
}

void StatusPoll::finish_round() {
    constexpr std::uint8_t well = 0x12;
    const bool constant = answers_ > 1 && !has_varied_ && only_bits_ != well;
    if (constant) seen_.clear();
    health_ = seen_;
    answers_ = 0;
    has_finished_round_ = true;
}

void StatusPoll::take(const AutomaticStatus& status) {
    health_.take(status);
    seen_.take(status);
}

void StatusPoll::take(QueuedStatus status) {
    health_.take(status);
    seen_.take(status);
}

bool StatusPoll::take(RealTimeStatus status) {
    if (!asked_) return false;
    seen_.take(*asked_, status);
    if (!only_bits_) only_bits_ = status.bits;
    has_varied_ = has_varied_ || only_bits_ != status.bits;
    ++answers_;
    round_answered_ = true;
    has_answered_ = true;
    answered_since_mark_ = true;
    silent_rounds_ = 0;
    finish_question();
    return true;
}

void StatusPoll::on_time(Instant now) {
    if (asked_ && answer_deadline_ <= now) finish_question();
}

Instant StatusPoll::next_deadline() const {
    return asked_ ? answer_deadline_ : round_start_;
}

bool StatusPoll::is_silent() const {
    return silent_rounds_ >= silent_rounds_to_believe;
}

PrinterCondition StatusPoll::condition() const {
    // One that used to answer and does not any more was switched off.
    if (has_answered_ && is_silent()) return PrinterCondition::offline;
    return health_.condition();
}

} // namespace drivers
