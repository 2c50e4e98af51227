// Asks a printer how it is, one question at a time, and sees when it has fallen silent.
#pragma once

#include <optional>

#include "drivers/receipt_printer/printer_status.hpp"
#include "drivers/time.hpp"

namespace drivers {

// A round asks for the printer, the cause of being offline, the error if there is one, and the paper. A pure
// planner: the caller sends what next_question() says. Some clones answer every question with one and the same
// byte: what that byte would say is not believed.
class StatusPoll {
public:
    void start(Instant now);
    void stop();

    // The question to send now, if it is time; then it waits for the answer, at most a second.
    std::optional<StatusQuestion> next_question(Instant now, Span pause_between_rounds);
    // False for a status byte that nobody asked for, which is to be ignored.
    bool take(RealTimeStatus status);
    void take(const AutomaticStatus& status);
    void take(QueuedStatus status);
    // Sees time-outs.
    void on_time(Instant now);
    Instant next_deadline() const;

    bool is_asking() const { return asked_.has_value(); }
    bool has_answered() const { return has_answered_; }
    // All questions of a round were answered or given up since the start: the condition is the whole one.
    bool has_finished_round() const { return has_finished_round_; }
    // From now on answered_since_mark() tells whether anything was answered: older answers say nothing about a
    // job.
    void mark() { answered_since_mark_ = false; }
    bool answered_since_mark() const { return answered_since_mark_; }
    // A whole number of rounds got no answer: a printer that never says anything, or one that was switched off.
    bool is_silent() const;
    PrinterCondition condition() const;

private:
    void finish_question();

    void finish_round();

    PrinterHealth health_;
    PrinterHealth seen_;                    // in the round under way; counts when the round is over
    std::optional<std::uint8_t> only_bits_; // the first answer ever
    bool has_varied_ = false;               // and another one that was not the same
    int answers_ = 0;                       // of the round
    std::optional<StatusQuestion> asked_;
    std::optional<StatusQuestion> next_ = StatusQuestion::printer;
    Instant answer_deadline_ = never;
    Instant round_start_ = never;
    bool round_answered_ = false;
    bool has_answered_ = false;
    bool has_finished_round_ = false;
    bool answered_since_mark_ = false;
    int silent_rounds_ = 0;
};

} // namespace drivers
