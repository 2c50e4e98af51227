// A printer behind a printing system, on a queue of the test's own: what each of its words comes to.
#include "catch.hpp"

#include "heard.hpp"

#include "drivers/receipt_printer/cups_queue.hpp"
#include "drivers/receipt_printer/page_printer.hpp"
#include "drivers/receipt_printer/page_raster.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

struct Queue {
    bool gone = false;
    bool refuses = false;
    QueueReport report{};
    QueuedJob state = QueuedJob::under_way;
    std::vector<std::string> titles;
    std::vector<int> cancelled;
    int called_back = 0; // how often all of ours were
    int dpi = 0;
};

class FakeQueue final : public PrintQueue {
public:
    explicit FakeQueue(Queue& queue) : queue_(queue) {}
    tl::expected<QueueReport, std::string> look() override {
        if (queue_.gone) return tl::unexpected(std::string("no printing system"));
        return queue_.report;
    }
    tl::expected<int, std::string> submit(const std::string& title, const DotPicture&, int dpi) override {
        if (queue_.refuses) return tl::unexpected(std::string("refused"));
        queue_.titles.push_back(title);
        queue_.dpi = dpi;
        return static_cast<int>(queue_.titles.size());
    }
    tl::expected<QueuedJob, std::string> job(int) override {
        if (queue_.gone) return tl::unexpected(std::string("no printing system"));
        return queue_.state;
    }
    void cancel(int number) override { queue_.cancelled.push_back(number); }
    void cancel_all(const std::string& begin) override {
        CHECK_FALSE(begin.empty());
        ++queue_.called_back;
    }

private:
    Queue& queue_;
};

struct Bench {
    Queue queue;
    Heard heard;
    Instant now{};
    PagePrinter printer{std::make_unique<FakeQueue>(queue), {}, heard.sink()};

    Bench() { queue.report.says_when_out = queue.report.is_live = true; }
    void pass(Span span) {
        const Instant end = now + span;
        while (printer.next_deadline() <= end) {
            now = std::max(now, printer.next_deadline());
            printer.on_time(now);
        }
        now = end;
    }
    void print(const char* id = "A001") { printer.print({id, {}, {8, Bytes{0xFF}}}, now); }
    PrintOutcome outcome() {
        REQUIRE(heard.count<PrintFinished>() == 1);
        return heard.last<PrintFinished>()->outcome;
    }
    PrinterCondition condition() const {
        const auto* told = heard.last<PrinterConditionChanged>();
        return told ? told->condition : PrinterCondition::well;
    }
};

} // namespace

TEST_CASE("page printer: a job is done when the queue says so, and only then") {
    Bench bench;
    bench.printer.open(bench.now);
    CHECK(bench.printer.is_ready());
    bench.print();
    bench.pass(Span{5000});
    CHECK(bench.heard.count<PrintFinished>() == 0);
    bench.queue.state = QueuedJob::completed;
    bench.pass(Span{400});
    CHECK(bench.outcome() == PrintOutcome::printed);
    CHECK(bench.queue.titles == std::vector<std::string>{"liaison-kiosk A001"});
}

TEST_CASE("page printer: where completed only means sent away, that is what is said") {
    Bench bench;
    bench.queue.report.says_when_out = false;
    bench.printer.open(bench.now);
    bench.print();
    bench.queue.state = QueuedJob::completed;
    bench.pass(Span{400});
    CHECK(bench.outcome() == PrintOutcome::sent);
}

TEST_CASE("page printer: the printer's own words, while nothing prints and before a ticket") {
    struct Row {
        const char* reason;
        PrinterCondition condition;
        std::optional<PrintOutcome> outcome;
    };
    for (const Row& row : {Row{"media-empty-error", PrinterCondition::paper_out, PrintOutcome::no_paper},
                           Row{"media-needed", PrinterCondition::paper_out, PrintOutcome::no_paper},
                           Row{"cover-open", PrinterCondition::cover_open, PrintOutcome::cover_open},
                           Row{"offline-report", PrinterCondition::offline, PrintOutcome::offline},
                           Row{"media-low-warning", PrinterCondition::near_end, std::nullopt},
                           Row{"spool-area-full-report", PrinterCondition::well, std::nullopt}}) {
        CAPTURE(row.reason);
        Bench bench;
        bench.printer.open(bench.now);
        bench.queue.report.reasons = {row.reason};
        bench.pass(Span{5000});
        CHECK(bench.condition() == row.condition);
        CHECK(bench.printer.is_ready() == !row.outcome.has_value());
        bench.print();
        CHECK(bench.queue.titles.empty() == row.outcome.has_value());
        if (row.outcome) CHECK(bench.outcome() == *row.outcome);
        bench.queue.report.reasons.clear();
        bench.pass(Span{5000});
        CHECK(bench.printer.is_ready());
    }
}

TEST_CASE("page printer: what was the matter with the last job does not keep the next one back") {
    Bench bench;
    bench.queue.report.is_live = false;
    bench.queue.report.reasons = {"media-empty-error"};
    bench.printer.open(bench.now);
    CHECK(bench.printer.is_ready());
    bench.print();
    bench.pass(Span{400}); // with a job under way it counts
    CHECK(bench.condition() == PrinterCondition::paper_out);
    bench.queue.report.reasons.clear();
    bench.queue.state = QueuedJob::completed;
    bench.pass(Span{400});
    CHECK(bench.outcome() == PrintOutcome::printed);
    bench.queue.report.stopped = true; // that is the queue's own state
    bench.pass(Span{5000});
    CHECK(bench.condition() == PrinterCondition::offline);
}

TEST_CASE("page printer: a ticket that does not come out in time is called back, with the reason") {
    Bench bench;
    bench.printer.open(bench.now);
    bench.print();
    bench.queue.report.reasons = {"media-empty-error"};
    bench.pass(Span{119'000});
    CHECK(bench.heard.count<PrintFinished>() == 0);
    bench.pass(Span{2'000});
    CHECK(bench.outcome() == PrintOutcome::no_paper);
    CHECK(bench.queue.cancelled == std::vector<int>{1});
    bench.heard.clear();
    bench.queue.report.reasons.clear();
    bench.print("A002");
    bench.pass(Span{121'000});
    CHECK(bench.outcome() == PrintOutcome::timed_out);
}

TEST_CASE("page printer: a queue that gives a job up, forgets it, vanishes or refuses") {
    for (const QueuedJob state : {QueuedJob::failed, QueuedJob::unknown}) {
        Bench bench;
        bench.printer.open(bench.now);
        bench.print();
        bench.queue.state = state;
        bench.pass(Span{400});
        CHECK(bench.outcome() == PrintOutcome::timed_out);
        CHECK(bench.printer.is_ready());
    }
    Bench vanishes;
    vanishes.printer.open(vanishes.now);
    vanishes.print();
    vanishes.queue.gone = true;
    vanishes.pass(Span{400});
    CHECK(vanishes.outcome() == PrintOutcome::lost);
    CHECK(vanishes.printer.descriptor() == -1);
    vanishes.queue.gone = false;
    vanishes.printer.open(vanishes.now);
    CHECK(vanishes.queue.called_back == 2); // whatever of ours is still in there
    Bench refuses;
    refuses.printer.open(refuses.now);
    refuses.queue.refuses = true;
    refuses.print();
    CHECK(refuses.outcome() == PrintOutcome::lost);
}

TEST_CASE("page printer: one at a time, and what an earlier run left is called back once") {
    Bench bench;
    bench.printer.open(bench.now);
    CHECK(bench.queue.called_back == 1);
    bench.print();
    bench.print("A002");
    CHECK(bench.outcome() == PrintOutcome::busy);
    bench.printer.close();
    CHECK(bench.queue.cancelled == std::vector<int>{1});
    bench.printer.open(bench.now);
    CHECK(bench.queue.called_back == 1);
}

TEST_CASE("page printer: the page is drawn as fine as the printer asks for") {
    for (const auto& [offered, taken] : std::vector<std::pair<std::vector<int>, int>>{
             {{}, 203}, {{150}, 150}, {{600, 300, 1200}, 300}, {{150, 180}, 180}, {{203, 300}, 203}}) {
        Bench bench;
        bench.queue.report.resolutions = offered;
        bench.printer.open(bench.now);
        bench.print();
        CHECK(bench.queue.dpi == taken);
    }
}

TEST_CASE("page printer: a page is PWG raster, each dot a whole number of pixels") {
    const DotPicture dots{16, Bytes{0x80, 0x01, 0xFF, 0x00}};
    const auto page = page_raster(dots, 600);
    REQUIRE(page);
    CHECK(std::string(page->begin(), page->begin() + 4) == "RaS2");
    constexpr std::size_t header = 4 + 1796, width = 4 + 372; // PWG 5102.4, table 1
    REQUIRE(page->size() > header);
    const auto number_at = [&page](std::size_t at) {
        return ((page->at(at) << 8 | page->at(at + 1)) << 8 | page->at(at + 2)) << 8 | page->at(at + 3);
    };
    CHECK(number_at(width) == 16 * 3);
    CHECK(number_at(width + 4) == 2 * 3);
    CHECK_FALSE(page_raster({}, 203));
    CHECK_FALSE(page_raster(dots, 0));
}

TEST_CASE("page printer: how a queue is written in the settings") {
    for (const char* good : {"ticket", "ticket@127.0.0.1:631", "ticket@/run/cups/cups.sock", "ticket@host"})
        CHECK_NOTHROW(make_cups_queue(good));
    for (const char* bad :
         {"", "@host", "ticket@", "a b", "a/b", "ticket@host:0", "ticket@host:x", "ticket@host:70000"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(make_cups_queue(bad), std::invalid_argument);
    }
}
