// A receipt printer: one job at a time, and an honest word on what became of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/event.hpp"
#include "drivers/receipt_printer/printer.hpp"
#include "drivers/receipt_printer/printer_status.hpp"
#include "drivers/receipt_printer/status_poll.hpp"
#include "drivers/state_reporter.hpp"
#include "drivers/transport/line.hpp"

namespace drivers {

struct ReceiptPrinterSettings {
    // A ticket that is not out by then is dropped, so that it does not come into another visitor's hands.
    Span longest_job{120'000};
    Span idle_status_pause{2000};
    Span job_status_pause{200};
    // How long the paper may move before each way of asking "are you done?" is given up (receipt-printer.md 7).
    Span longest_confirmation{6000};
    // An earlier run of the program may have been killed in the middle of a picture, whose rest the printer
    // waits for.
    bool may_owe_at_start = true;
};

// Over a transport that is storage a job is printed when it is on the disk. Never prints anything twice by
// itself.
class ReceiptPrinter final : public Printer {
public:
    ReceiptPrinter(std::unique_ptr<Transport> transport, ReceiptPrinterSettings settings, EventSink sink);

    void print(PrintJob job, Instant now) override;

    void open(Instant now) override;
    void close() override;
    int descriptor() const override { return line_.descriptor(); }
    bool wants_read() const override { return line_.transport().answers(); }
    bool wants_write() const override { return line_.unsent() > 0; }
    void on_readable(Instant now) override;
    void on_writable(Instant now) override;
    void on_time(Instant now) override;
    Instant next_deadline() const override;
    bool is_ready() const override { return reporter_.state() == DeviceState::ready; }

private:
    enum class Step {
        idle,
        writing,         // the ticket's pieces
        awaiting_id,     // the printer repeats the job's id when all before it is printed
        awaiting_queued, // or it answers a question that waits its turn
    };

    void send(ByteView bytes);
    void write_pieces(Instant now);
    void pieces_are_out(Instant now);
    void ask_for_id(Instant now);
    void ask_queued(Instant now);
    std::string wire_id() const;
    void on_confirmation_time(Instant now);
    void finish(PrintOutcome outcome);
    void drop_job();
    void make_up();
    void lose_line(const TransportError& error);
    void take(const PrinterAnswer& answer);
    void ask_status(Instant now);
    void report_condition();
    PrinterCondition condition() const;
    void look_at_line(Instant now);
    void begin(Step step, Span span, Instant now);

    Line line_;
    ReceiptPrinterSettings settings_;
    StateReporter reporter_;
    PrinterAnswerParser parser_;
    StatusPoll poll_;
    PrinterCondition told_ = PrinterCondition::well;
    // What the line itself tells, of a printer that answers nothing.
    PrinterCondition line_condition_ = PrinterCondition::well;
    bool line_was_well_ = false;
    Instant next_look_ = never;

    Step step_ = Step::idle;
    std::optional<PrintJob> job_;
    std::size_t next_piece_ = 0;
    Instant job_deadline_ = never;
    Instant step_deadline_ = never;
    unsigned wire_number_ = 0; // of the id on the wire, four digits
    bool ignores_job_ids_ = false;
    // Before a ticket comes whatever a broken-off piece still owes, at most one piece of zeros: more than any
    // of ours.
    static constexpr std::size_t most_owed_bytes = 8192;
    std::size_t owed_bytes_; // of a piece that broke off: the printer still waits for them
};

} // namespace drivers
