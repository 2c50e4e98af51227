#include "drivers/receipt_printer/receipt_printer.hpp"

#include <algorithm>
#include <utility>

namespace drivers {
namespace {

std::string condition_text(PrinterCondition condition) {
    switch (condition) {
    case PrinterCondition::paper_out: return "no paper";
    case PrinterCondition::cover_open: return "the cover is open";
    case PrinterCondition::cutter_error: return "the cutter is stuck";
    case PrinterCondition::offline: return "offline";
    case PrinterCondition::near_end: return "the paper is near its end";
    case PrinterCondition::well: break;
    }
    return {};
}

} // namespace

ReceiptPrinter::ReceiptPrinter(std::unique_ptr<Transport> transport, ReceiptPrinterSettings settings,
                               EventSink sink)
    : line_(std::move(transport)), settings_(settings), reporter_(DeviceKind::receipt_printer, std::move(sink)),
      owed_bytes_(settings_.may_owe_at_start ? most_owed_bytes : 0) {}

void ReceiptPrinter::open(Instant now) {
    if (const auto opened = line_.open(); !opened)
        return reporter_.report(DeviceState::absent, opened.error().text);
    parser_.clear();
    ignores_job_ids_ = false;
    line_condition_ = PrinterCondition::well;
    line_was_well_ = false;
    look_at_line(now);
    if (!line_.transport().answers()) return reporter_.report(DeviceState::ready);
    reporter_.report(DeviceState::starting);
    poll_.start(now);
    ask_status(now);
}

void ReceiptPrinter::close() {
    next_look_ = never;
    // How much of a piece had arrived when the line went cannot be known: the printer may wait for the rest of
    // it, and would take the next ticket's beginning for that.
    if (job_) owed_bytes_ = most_owed_bytes;
    line_.close();
    poll_.stop();
    finish(PrintOutcome::lost);
}

void ReceiptPrinter::lose_line(const TransportError& error) {
    close();
    reporter_.report(DeviceState::absent, error.text);
}

Instant ReceiptPrinter::next_deadline() const {
    // While a piece is stuck no question can be asked, so none is due.
    const bool can_ask = line_.unsent() == 0 || poll_.is_asking();
    return std::min({job_deadline_, step_deadline_, next_look_, can_ask ? poll_.next_deadline() : never});
}

void ReceiptPrinter::on_readable(Instant now) {
    const auto bytes = line_.read_some();
    if (!bytes) return lose_line(bytes.error());
    for (const std::uint8_t byte : *bytes)
        if (const auto answer = parser_.feed(byte)) take(*answer);
    report_condition();
    ask_status(now);
}

void ReceiptPrinter::take(const PrinterAnswer& answer) {
    if (const auto* status = std::get_if<RealTimeStatus>(&answer)) {
        poll_.take(*status);
    } else if (const auto* automatic = std::get_if<AutomaticStatus>(&answer)) {
        poll_.take(*automatic);
    } else if (const auto* queued = std::get_if<QueuedStatus>(&answer)) {
        if (step_ != Step::awaiting_queued) return;
        poll_.take(*queued);
        ignores_job_ids_ = true;
        finish(PrintOutcome::printed);
    } else if (const auto* done = std::get_if<JobDone>(&answer)) {
        const bool waiting = step_ == Step::awaiting_id || step_ == Step::awaiting_queued;
        if (waiting && done->wire_id == wire_id()) finish(PrintOutcome::printed);
    }
}

void ReceiptPrinter::on_writable(Instant now) {
    if (const auto written = line_.write_on(); !written) return lose_line(written.error());
    if (step_ == Step::writing)
        write_pieces(now);
    else
        ask_status(now);
}

void ReceiptPrinter::on_time(Instant now) {
    if (next_look_ <= now) look_at_line(now);
    const bool was_asking = poll_.is_asking();
    poll_.on_time(now);
    if (was_asking && !poll_.is_asking()) parser_.clear();
    if (job_ && job_deadline_ <= now) return drop_job();
    if (step_deadline_ <= now) on_confirmation_time(now);
    if (step_ == Step::writing)
        write_pieces(now);
    else
        ask_status(now);
    report_condition();
}

// Only between pieces: inside one the printer would take the question for data.
void ReceiptPrinter::ask_status(Instant now) {
    if (line_.unsent() > 0 || !line_.is_open()) return;
    const Span pause = job_ ? settings_.job_status_pause : settings_.idle_status_pause;
    if (const auto question = poll_.next_question(now, pause))
        send(std::array<std::uint8_t, 3>{0x10, 0x04, static_cast<std::uint8_t>(*question)});
}

// Many printers give one and the same value all the time: it counts once it has been seen to be well.
void ReceiptPrinter::look_at_line(Instant now) {
    constexpr std::uint8_t no_error = 0x08, no_paper = 0x20;
    constexpr Span pause{5000};
    next_look_ = never;
    if (poll_.has_answered()) return;
    const auto lines = line_.transport().parallel_status();
    if (!lines) return;
    next_look_ = now + pause;
    const bool paper = (*lines & no_paper) == 0;
    const bool error = (*lines & no_error) == 0;
    line_was_well_ = line_was_well_ || (paper && !error);
    line_condition_ = !line_was_well_ ? PrinterCondition::well
                      : !paper        ? PrinterCondition::paper_out
                      : error         ? PrinterCondition::offline
                                      : PrinterCondition::well;
}

PrinterCondition ReceiptPrinter::condition() const {
    return poll_.has_answered() ? poll_.condition() : line_condition_;
}

void ReceiptPrinter::report_condition() {
    if (!line_.is_open()) return;
    const PrinterCondition now_so = condition();
    if (now_so != std::exchange(told_, now_so)) reporter_.emit(PrinterConditionChanged{now_so});
    if (obstacle(now_so)) return reporter_.report(DeviceState::ill, condition_text(now_so));
    if (!line_.transport().answers()) return reporter_.report(DeviceState::ready);
    if (!poll_.has_answered()) {
        if (poll_.is_silent()) reporter_.report(DeviceState::ready, "this printer tells no status");
        return;
    }
    reporter_.report(DeviceState::ready);
    if (!job_ && poll_.has_finished_round()) make_up();
}

void ReceiptPrinter::send(ByteView bytes) {
    if (const auto sent = line_.send(bytes); !sent) lose_line(sent.error());
}

} // namespace drivers
