// A printer behind a printing system, where the maker's driver has to draw.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "drivers/receipt_printer/print_queue.hpp"
#include "drivers/receipt_printer/printer.hpp"
#include "drivers/state_reporter.hpp"

namespace drivers {

struct PagePrinterSettings {
    // A ticket that is not out by then is called back, so that it does not come into another visitor's hands.
    Span longest_job{120'000};
    Span idle_look_pause{5000};
    Span job_look_pause{300};
};

// A job is done when the queue says so. What an earlier run of the program left in the queue is called back
// when the printer is opened first: its people were told their numbers on the glass.
class PagePrinter final : public Printer {
public:
    PagePrinter(std::unique_ptr<PrintQueue> queue, PagePrinterSettings settings, EventSink sink);
    PagePrinter(const PagePrinter&) = delete;
    PagePrinter& operator=(const PagePrinter&) = delete;
    ~PagePrinter() override;

    void print(PrintJob job, Instant now) override;

    void open(Instant now) override;
    void close() override;
    int descriptor() const override { return descriptor_; }
    bool wants_write() const override { return false; }
    void on_readable(Instant) override {} // nothing ever comes: the queue has to be asked
    void on_writable(Instant) override {}
    void on_time(Instant now) override;
    Instant next_deadline() const override { return next_look_; }
    bool is_ready() const override { return reporter_.state() == DeviceState::ready; }

private:
    bool look(Instant now); // false: lost
    void follow_job(Instant now);
    void finish(PrintOutcome outcome);
    void lose(const std::string& error);
    void report() const;
    PrinterCondition condition() const;

    std::unique_ptr<PrintQueue> queue_;
    PagePrinterSettings settings_;
    mutable StateReporter reporter_;
    int descriptor_ = -1; // an event that never comes, for the loop
    bool queue_is_ours_ = false;
    QueueReport seen_;
    PrinterCondition told_ = PrinterCondition::well;
    Instant next_look_ = never;

    struct UnderWay {
        std::string id;
        int number = 0; // in the queue
        Instant deadline = never;
    };
    std::optional<UnderWay> job_;
};

// What IPP's words for a printer's state mean here.
PrinterCondition condition_of(const QueueReport& report);

} // namespace drivers
