// Every fault of a receipt printer in the middle of a ticket, over a real line: on a cable and on the network.
// What must hold each time: one honest word, no second ticket by itself, and the next ticket whole.
#include "catch.hpp"

#include <algorithm>

#include "hex.hpp"
#include "simulator.hpp"

#include "drivers/device_address.hpp"
#include "drivers/receipt_printer/receipt_printer.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

std::vector<Piece> ticket(const std::string& number) {
    EscPos build(PrinterFont::gbk);
    build.initialise().chinese_on().align(Alignment::centre);
    REQUIRE(build.line("first line of " + number));
    build.picture({384, Bytes(48 * 200, 0x11)});
    REQUIRE(build.line("second line"));
    REQUIRE(build.qr_code("LZ1:TEST-0001", 6));
    build.cut();
    return build.take();
}

enum class Plug { cable, network };

class Room {
public:
    explicit Room(Plug plug) : plug_(plug) {
        ReceiptPrinterSettings settings;
        settings.idle_status_pause = Span{50};
        settings.job_status_pause = Span{20};
        settings.longest_confirmation = Span{300};
        settings.longest_job = Span{2500};
        auto made =
            std::make_unique<ReceiptPrinter>(make_printer_transport(address(), 115200), settings, heard.sink());
        printer = made.get();
        loop.add(std::move(made));
    }
    bool reaches(DeviceState state) {
        return turn_until(loop, [&] { return heard.state(DeviceKind::receipt_printer) == state; });
    }
    PrintOutcome print(const std::string& id) {
        const std::size_t before = heard.count<PrintFinished>();
        loop.post([this, id](Instant now) { printer->print({id, ticket(id)}, now); });
        REQUIRE(turn_until(loop, [&] { return heard.count<PrintFinished>() > before; }));
        CHECK(heard.last<PrintFinished>()->job_id == id);
        return heard.last<PrintFinished>()->outcome;
    }
    std::string paper() const {
        return simulator.file(plug_ == Plug::cable ? "printer.txt" : "printer-tcp.txt");
    }
    std::string name() const { return plug_ == Plug::cable ? "printer" : "printer-tcp"; }

    Simulator simulator;
    Heard heard;
    DeviceLoop loop{steady_now};
    ReceiptPrinter* printer = nullptr;

private:
    std::string address() const {
        if (plug_ == Plug::cable) return simulator.path("printer");
        const std::string port = simulator.file("printer-tcp");
        return "tcp:127.0.0.1:" + port.substr(0, port.find('\n'));
    }
    Plug plug_;
};

std::size_t times(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("in mid-job: each fault has its word, nothing is printed twice, the next ticket is whole") {
    struct Row {
        const char* command;
        std::vector<PrintOutcome> outcomes; // allowed
        const char* mends;
    };
    const std::vector<Row> rows{
        {"fault printer paper-out 1", {PrintOutcome::no_paper, PrintOutcome::timed_out}, "printer ok"},
        {"fault printer cover-open 1", {PrintOutcome::cover_open, PrintOutcome::timed_out}, "printer ok"},
        {"fault printer cutter-error 0", {PrintOutcome::cutter_error}, "printer ok"},
        // Where the ticket is stuck inside a picture nothing can be asked any more: that it timed out is honest
        // too. Silence after the first line: it may stand still, so it is not said to be printed.
        {"fault printer silence 0", {PrintOutcome::offline, PrintOutcome::timed_out}, "printer ok"},
        {"fault printer unplug 1", {PrintOutcome::lost}, "replug"},
        // Slower than a ticket may take.
        {"fault printer slow 100", {PrintOutcome::timed_out, PrintOutcome::offline}, "fault printer slow 0"},
        {"printer noise",
         {PrintOutcome::sent, PrintOutcome::probably_printed, PrintOutcome::offline, PrintOutcome::timed_out},
         "printer ok"},
    };
    for (const Plug plug : {Plug::cable, Plug::network})
        for (const Row& row : rows) {
            INFO(row.command << (plug == Plug::cable ? " on a cable" : " on the network"));
            Room room(plug);
            REQUIRE(room.reaches(DeviceState::ready));
            room.simulator.command(row.command);
            const PrintOutcome outcome = room.print("A016");
            INFO(to_string(outcome));
            CHECK(std::find(row.outcomes.begin(), row.outcomes.end(), outcome) != row.outcomes.end());
            CHECK(times(room.paper(), "first line of A016") <= 1);
            room.simulator.command(std::string(row.mends) == "replug" ? "replug " + room.name()
                                                                      : std::string(row.mends));
            REQUIRE(room.reaches(DeviceState::ready));
            REQUIRE(turn_until(room.loop, [&] { return room.print("A017") == PrintOutcome::printed; }));
            CHECK(times(room.paper(), "first line of A016") <= 1);
            const auto last = room.paper().rfind("first line of A017");
            REQUIRE(last != std::string::npos);
            CHECK(room.paper().find("second line", last) != std::string::npos);
            CHECK(room.paper().find("[QR: LZ1:TEST-0001]", last) != std::string::npos);
            CHECK(room.paper().find("[CUT]", last) != std::string::npos);
        }
}

TEST_CASE("on the network: a printer that is switched off and on again comes back by itself") {
    Room room(Plug::network);
    REQUIRE(room.reaches(DeviceState::ready));
    room.simulator.command("unplug printer-tcp");
    REQUIRE(room.reaches(DeviceState::absent));
    CHECK(room.print("A018") == PrintOutcome::lost);
    room.simulator.command("replug printer-tcp");
    REQUIRE(room.reaches(DeviceState::ready));
    CHECK(room.print("A019") == PrintOutcome::printed);
    CHECK(times(room.paper(), "A018") == 0);
}

TEST_CASE("a clone that has always answered with the same byte prints all the same") {
    for (const Plug plug : {Plug::cable, Plug::network}) {
        Room room(plug);
        room.simulator.command("printer constant");
        REQUIRE(room.reaches(DeviceState::ready));
        CHECK(room.print("A020") == PrintOutcome::probably_printed);
        CHECK(times(room.paper(), "first line of A020") == 1);
    }
}
