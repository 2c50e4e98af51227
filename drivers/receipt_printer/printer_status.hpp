// What a printer says back: one stream of status bytes and blocks, told apart by masks (receipt-printer.md 6
// and 7).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>

#include "drivers/bytes.hpp"
#include "drivers/event.hpp"

namespace drivers {

struct RealTimeStatus {
    std::uint8_t bits;
};
struct AutomaticStatus {
    std::array<std::uint8_t, 4> bytes;
};
struct QueuedStatus {
    std::uint8_t bits;
};
struct JobDone {
    std::string wire_id; // four characters
};
struct PrinterText {
    std::string text;
};

using PrinterAnswer = std::variant<RealTimeStatus, AutomaticStatus, QueuedStatus, JobDone, PrinterText>;

// Takes one byte at a time, gives an answer when that byte completes one.
class PrinterAnswerParser {
public:
    std::optional<PrinterAnswer> feed(std::uint8_t byte);
    // Forgets a block that has begun: after the line fell silent.
    void clear() { block_.clear(); }

private:
    std::optional<PrinterAnswer> continue_block(std::uint8_t byte);

    Bytes block_;
};

// n of the request 10 04 n.
enum class StatusQuestion : std::uint8_t { printer = 1, offline_cause = 2, error = 3, paper = 4 };

// What is known of the printer, gathered from its answers.
class PrinterHealth {
public:
    void take(StatusQuestion question, RealTimeStatus status);
    void take(const AutomaticStatus& status);
    void take(QueuedStatus status);
    void clear() { *this = {}; }

    // The worst thing known.
    PrinterCondition condition() const;
    // Offline and error causes are to be asked about (n=3).
    bool has_error() const { return error_; }

private:
    bool offline_ = false;
    bool cover_open_ = false;
    bool error_ = false;
    bool cutter_error_ = false;
    bool unrecoverable_ = false;
    bool stopped_for_paper_ = false;
    bool no_paper_ = false;
    bool near_end_ = false;
};

// Whether nothing can be printed in this condition, and what is then told of a job.
std::optional<PrintOutcome> obstacle(PrinterCondition condition);

} // namespace drivers
