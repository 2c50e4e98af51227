#include "catch.hpp"

#include "fake_line.hpp"
#include "heard.hpp"
#include "hex.hpp"

#include "drivers/receipt_printer/receipt_printer.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

// The test is the printer: it answers status questions and says when a job is done.
class Bench {
public:
    // Of a printer that owes nothing, unless the test wants it otherwise.
    explicit Bench(ReceiptPrinterSettings settings = {.may_owe_at_start = false})
        : printer(std::make_unique<FakeLine>(line), settings, heard.sink()) {}

    void open() { printer.open(now); }
    // Open, and one round of status answered.
    void make_ready() {
        open();
        for (int question = 0; question < 3; ++question)
            say("12");
        REQUIRE(heard.state(DeviceKind::receipt_printer) == DeviceState::ready);
        line->take_written();
    }
    void say(std::string_view hex) {
        line->put(from_hex(hex));
        printer.on_readable(now);
    }
    void pass(Span span) {
        now += span;
        printer.on_time(now);
    }
    void print(const char* id = "job") { printer.print({id, {from_hex("1B 40"), from_hex("41 42 0A")}}, now); }
    // Moves the clock along the deadlines; each status question gets the answer, if there is one.
    void live(Span span, std::string_view status_answer) {
        const Instant end = now + span;
        while (printer.next_deadline() <= end) {
            now = std::max(now, printer.next_deadline());
            printer.on_time(now);
            answer_questions(status_answer);
        }
        now = end;
    }
    void answer_questions(std::string_view status_answer) {
        while (!status_answer.empty()) {
            const Bytes bytes = line->take_written();
            all.insert(all.end(), bytes.begin(), bytes.end());
            if (bytes.size() < 3 || bytes[bytes.size() - 3] != 0x10 || bytes[bytes.size() - 2] != 0x04) return;
            say(status_answer);
        }
    }
    PrintOutcome outcome() {
        REQUIRE(heard.count<PrintFinished>() == 1);
        return heard.last<PrintFinished>()->outcome;
    }

    std::shared_ptr<LineEnd> line = std::make_shared<LineEnd>();
    Heard heard;
    Instant now{};
    ReceiptPrinter printer;
    Bytes all;
};

} // namespace

TEST_CASE("a job is printed when the printer repeats its id") {
    Bench bench;
    bench.make_ready();
    bench.print();
    CHECK(to_hex(bench.line->take_written()) == "1B 40 41 42 0A 1D 28 48 06 00 30 30 30 30 30 31");
    CHECK(bench.heard.count<PrintFinished>() == 0);
    bench.say("37 22 30 30 39 39 00"); // another job's
    CHECK(bench.heard.count<PrintFinished>() == 0);
    bench.say("37 22 30 30 30 31 00");
    CHECK(bench.outcome() == PrintOutcome::printed);
    CHECK(bench.heard.last<PrintFinished>()->job_id == "job");
}

TEST_CASE("without job ids the queued status has to do, and is asked at once the next time") {
    Bench bench;
    bench.make_ready();
    bench.print();
    bench.live(Span{6000}, "12");
    CHECK(to_hex(bench.all).find("1D 72 01") != std::string::npos);
    bench.say("00");
    CHECK(bench.outcome() == PrintOutcome::printed);
    bench.heard.clear();
    bench.line->take_written();
    bench.print();
    CHECK(to_hex(bench.line->take_written()).find("1D 72 01") != std::string::npos);
}

TEST_CASE("a printer that only tells its status has probably printed") {
    Bench bench;
    bench.make_ready();
    bench.print();
    bench.live(Span{12'500}, "12");
    CHECK(bench.outcome() == PrintOutcome::probably_printed);
}

TEST_CASE("a printer that answers nothing was sent the job") {
    Bench bench;
    bench.open();
    bench.live(Span{7000}, "");
    CHECK(bench.heard.state(DeviceKind::receipt_printer) == DeviceState::ready);
    bench.print();
    bench.live(Span{12'500}, "");
    CHECK(bench.outcome() == PrintOutcome::sent);
}

TEST_CASE("what stands in the way is told at once, and nothing is sent") {
    const std::vector<std::tuple<const char*, const char*, PrinterCondition, PrintOutcome>> rows{
        {"32", "72", PrinterCondition::paper_out, PrintOutcome::no_paper},
        {"16", "12", PrinterCondition::cover_open, PrintOutcome::cover_open},
    };
    for (const auto& [cause, paper, condition, outcome] : rows) {
        Bench bench;
        bench.open();
        bench.say("1A");
        bench.say(cause);
        bench.say(paper);
        REQUIRE(bench.heard.last<PrinterConditionChanged>() != nullptr);
        CHECK(bench.heard.last<PrinterConditionChanged>()->condition == condition);
        CHECK(bench.heard.state(DeviceKind::receipt_printer) == DeviceState::ill);
        bench.line->take_written();
        bench.print();
        CHECK(bench.outcome() == outcome);
        CHECK(bench.line->take_written().empty());
    }
}

TEST_CASE("a cutter error is asked for and told") {
    Bench bench;
    bench.open();
    bench.say("1A");
    bench.say("52");
    CHECK(to_hex(bench.line->take_written()).ends_with("10 04 03"));
    bench.say("1A");
    bench.say("12");
    CHECK(bench.heard.last<PrinterConditionChanged>()->condition == PrinterCondition::cutter_error);
}

TEST_CASE("a status byte that nobody asked for is ignored") {
    Bench bench;
    bench.make_ready();
    bench.say("72");
    bench.say("1A");
    CHECK(bench.heard.state(DeviceKind::receipt_printer) == DeviceState::ready);
}

TEST_CASE("a job that does not come out within two minutes is dropped") {
    Bench bench;
    bench.make_ready();
    bench.print();
    bench.live(Span{119'000}, "72");
    CHECK(bench.heard.count<PrintFinished>() == 0);
    bench.live(Span{1500}, "72");
    CHECK(bench.outcome() == PrintOutcome::no_paper);
    bench.answer_questions("12");
    CHECK(to_hex(bench.all).find("10 05 02") != std::string::npos);
}

TEST_CASE("paper that is put in again in time lets the job come out") {
    Bench bench;
    bench.make_ready();
    bench.print();
    bench.live(Span{30'000}, "72");
    bench.live(Span{2000}, "12");
    bench.say("37 22 30 30 30 31 00");
    CHECK(bench.outcome() == PrintOutcome::printed);
}

TEST_CASE("a piece that broke off is made up for before the next job") {
    Bench bench;
    bench.make_ready();
    bench.line->takes = 10;
    bench.printer.print({"long", {Bytes(100, 0x41)}}, bench.now);
    CHECK(bench.printer.wants_write());
    bench.pass(Span{120'000});
    CHECK(bench.outcome() == PrintOutcome::timed_out);
    CHECK_FALSE(bench.printer.wants_write());
    bench.line->takes = SIZE_MAX;
    bench.line->take_written();
    bench.print();
    const std::string sent = to_hex(bench.line->take_written());
    CHECK(sent.starts_with(to_hex(Bytes(90, 0)) + " 10 05 02 "));
}

TEST_CASE("before the first ticket comes whatever an earlier run may owe, and only then") {
    Bench bench(ReceiptPrinterSettings{});
    bench.open();
    bench.say("12");
    bench.say("12");
    CHECK(to_hex(bench.line->take_written()).find("00 00") == std::string::npos);
    bench.say("12"); // all is known, and well
    CHECK(to_hex(bench.line->take_written()) == to_hex(Bytes(8192, 0)) + " 10 05 02");
    bench.print();
    CHECK(to_hex(bench.line->take_written()).starts_with("1B 40 41 42 0A"));
    bench.say("37 22 30 30 30 31 00");
    bench.print("next");
    CHECK(to_hex(bench.line->take_written()).starts_with("1B 40 41 42 0A"));
}

TEST_CASE("a stuck piece costs no spinning and no question inside it") {
    Bench bench;
    bench.make_ready();
    bench.line->takes = 10;
    bench.printer.print({"long", {Bytes(100, 0x41)}}, bench.now);
    CHECK(bench.printer.next_deadline() == bench.now + Span{120'000});
    bench.pass(Span{5000});
    CHECK(bench.line->take_written().size() == 10);
}

TEST_CASE("one job at a time") {
    Bench bench;
    bench.make_ready();
    bench.print("first");
    bench.print("second");
    REQUIRE(bench.heard.count<PrintFinished>() == 1);
    CHECK(bench.heard.last<PrintFinished>()->job_id == "second");
    CHECK(bench.heard.last<PrintFinished>()->outcome == PrintOutcome::busy);
    bench.say("37 22 30 30 30 31 00");
    CHECK(bench.heard.last<PrintFinished>()->job_id == "first");
}

TEST_CASE("an unplugged printer loses the job and never prints it again") {
    Bench bench;
    bench.make_ready();
    bench.print();
    bench.line->gone = true;
    bench.printer.on_readable(bench.now);
    CHECK(bench.outcome() == PrintOutcome::lost);
    CHECK(bench.heard.state(DeviceKind::receipt_printer) == DeviceState::absent);
    bench.line->take_written();
    bench.make_ready();
    bench.live(Span{10'000}, "12");
    CHECK(to_hex(bench.all).find("41 42 0A") == std::string::npos);
    CHECK(bench.heard.count<PrintFinished>() == 1);
}

TEST_CASE("without a printer a job is lost at once") {
    Bench bench;
    bench.line->absent = true;
    bench.open();
    bench.print();
    CHECK(bench.outcome() == PrintOutcome::lost);
}

TEST_CASE("a printer that was switched off is offline") {
    Bench bench;
    bench.make_ready();
    bench.live(Span{10'000}, "");
    CHECK(bench.heard.last<PrinterConditionChanged>()->condition == PrinterCondition::offline);
    bench.live(Span{5000}, "12");
    CHECK(bench.heard.last<PrinterConditionChanged>()->condition == PrinterCondition::well);
}

TEST_CASE("over storage a job is printed when it is written, over a one-way line it is sent") {
    for (const bool storage : {true, false}) {
        Bench bench;
        bench.line->answers = false;
        bench.line->is_storage = storage;
        bench.open();
        bench.print();
        CHECK(to_hex(bench.line->take_written()) == "1B 40 41 42 0A");
        CHECK(bench.outcome() == (storage ? PrintOutcome::printed : PrintOutcome::sent));
        CHECK(bench.printer.next_deadline() == never);
        CHECK_FALSE(bench.printer.wants_read());
    }
}

TEST_CASE("a clone that answers everything with one byte is not believed") {
    for (const char* byte : {"16", "1E", "7E"}) {
        INFO(byte);
        Bench bench;
        bench.open();
        bench.live(Span{5000}, byte);
        CHECK(bench.heard.count<PrinterConditionChanged>() == 0);
        CHECK(bench.heard.state(DeviceKind::receipt_printer) == DeviceState::ready);
    }
}

TEST_CASE(
    "a printer that answers nothing: the line tells that the paper is out, once it has told that it is in") {
    for (const bool two_way : {true, false}) {
        INFO(two_way);
        Bench bench;
        bench.line->answers = two_way;
        bench.line->parallel_status = 0x18;
        bench.open();
        bench.live(Span{30'000}, "");
        bench.line->parallel_status = 0x30;
        bench.live(Span{30'000}, "");
        REQUIRE(bench.heard.last<PrinterConditionChanged>() != nullptr);
        CHECK(bench.heard.last<PrinterConditionChanged>()->condition == PrinterCondition::paper_out);
        bench.print();
        CHECK(bench.outcome() == PrintOutcome::no_paper);
        bench.line->parallel_status = 0x18;
        bench.live(Span{30'000}, "");
        CHECK(bench.heard.state(DeviceKind::receipt_printer) == DeviceState::ready);
    }
}

TEST_CASE("a line that has always told the same is not believed") {
    Bench bench;
    bench.line->parallel_status = 0x38;
    bench.open();
    bench.live(Span{60'000}, "");
    CHECK(bench.heard.count<PrinterConditionChanged>() == 0);
}
