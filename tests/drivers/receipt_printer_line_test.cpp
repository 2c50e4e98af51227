// The printer over a real pseudo terminal against device-sim, and over a real file.
#include "catch.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "hex.hpp"
#include "simulator.hpp"

#include "drivers/device_address.hpp"
#include "drivers/receipt_printer/receipt_printer.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

std::vector<Piece> ticket(std::string_view number) {
    EscPos build(PrinterFont::gbk);
    build.initialise().chinese_on().align(Alignment::centre).size(2, 2);
    REQUIRE(build.line("排队号 " + std::string(number)));
    build.picture({128, Bytes(1600, 0x10)});
    REQUIRE(build.qr_code("LZ1:TEST-0001", 6));
    build.cut();
    return build.take();
}

class Room {
public:
    Room() {
        ReceiptPrinterSettings settings;
        settings.idle_status_pause = Span{50};
        settings.longest_confirmation = Span{200};
        settings.longest_job = Span{1500};
        auto made = std::make_unique<ReceiptPrinter>(make_printer_transport(simulator.path("printer"), 115200),
                                                     settings, heard.sink());
        printer = made.get();
        loop.add(std::move(made));
    }
    bool reaches(DeviceState state) {
        return turn_until(loop, [&] { return heard.state(DeviceKind::receipt_printer) == state; });
    }
    PrintOutcome print(const char* id) {
        const std::size_t before = heard.count<PrintFinished>();
        loop.post([this, id](Instant now) { printer->print({id, ticket(id)}, now); });
        REQUIRE(turn_until(loop, [&] { return heard.count<PrintFinished>() > before; }));
        CHECK(heard.last<PrintFinished>()->job_id == id);
        return heard.last<PrintFinished>()->outcome;
    }

    Simulator simulator;
    Heard heard;
    DeviceLoop loop{steady_now};
    ReceiptPrinter* printer = nullptr;
};

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

} // namespace

TEST_CASE("over a real line: a ticket comes out as it was meant, once") {
    Room room;
    REQUIRE(room.reaches(DeviceState::ready));
    CHECK(room.print("A012") == PrintOutcome::printed);
    CHECK(room.simulator.file("printer.txt") ==
          "排队号 A012\n[PICTURE 128x64]\n[PICTURE 128x36]\n[QR: LZ1:TEST-0001]\n\n[CUT]\n");
}

TEST_CASE("over a real line: each way to know the end") {
    const std::vector<std::pair<const char*, PrintOutcome>> rows{{"near-end", PrintOutcome::printed},
                                                                 {"without-ids", PrintOutcome::printed},
                                                                 {"silent", PrintOutcome::sent}};
    for (const auto& [state, outcome] : rows) {
        INFO(state);
        Room room;
        room.simulator.command(std::string("printer ") + state);
        if (std::string(state) != "silent")
            REQUIRE(room.reaches(DeviceState::ready));
        else
            room.loop.turn(Span{0});
        CHECK(room.print("A013") == outcome);
        CHECK(room.simulator.file("printer.txt").find("A013") != std::string::npos);
    }
}

TEST_CASE("over a real line: what stands in the way has its own word, and goes away again") {
    const std::vector<std::tuple<const char*, PrinterCondition, PrintOutcome>> rows{
        {"paper-out", PrinterCondition::paper_out, PrintOutcome::no_paper},
        {"cover-open", PrinterCondition::cover_open, PrintOutcome::cover_open},
        {"cutter-error", PrinterCondition::cutter_error, PrintOutcome::cutter_error},
    };
    Room room;
    REQUIRE(room.reaches(DeviceState::ready));
    for (const auto& [state, condition, outcome] : rows) {
        INFO(state);
        room.simulator.command(std::string("printer ") + state);
        const auto wanted = condition;
        REQUIRE(turn_until(room.loop, [&] {
            const auto* changed = room.heard.last<PrinterConditionChanged>();
            return changed != nullptr && changed->condition == wanted;
        }));
        CHECK(room.print("A014") == outcome);
        room.simulator.command("printer ok");
        REQUIRE(room.reaches(DeviceState::ready));
    }
    // What the printer had taken in it threw away.
    CHECK(room.simulator.file("printer.txt").find("A014") == std::string::npos);
    CHECK(room.print("A015") == PrintOutcome::printed);
}

TEST_CASE("over a real line: paper that ends unseen, a job that is dropped, and the next one whole") {
    Room room;
    REQUIRE(room.reaches(DeviceState::ready));
    room.simulator.command("printer paper-out");
    // The printer is not asked in between: it takes the job for printable.
    CHECK(room.print("A016") == PrintOutcome::no_paper);
    room.simulator.command("printer ok");
    REQUIRE(room.reaches(DeviceState::ready));
    CHECK(room.print("A017") == PrintOutcome::printed);
    const std::string paper = room.simulator.file("printer.txt");
    CHECK(paper.find("A016") == std::string::npos);
    CHECK(paper.find("A017") != std::string::npos);
}

TEST_CASE("over a real line: a program killed in mid-picture, and the next run's first ticket is whole") {
    // As far as the killed program came: in the middle of the picture's second band.
    Bytes begun;
    for (const Piece& piece : ticket("A016"))
        begun.insert(begun.end(), piece.begin(), piece.end());
    const Bytes head{0x1D, 0x76, 0x30};
    const auto first = std::search(begun.begin(), begun.end(), head.begin(), head.end());
    const auto second = std::search(first + 1, begun.end(), head.begin(), head.end());
    REQUIRE(second != begun.end());
    begun.erase(second + 100, begun.end());
    const auto is_left_waiting = [&](const Simulator& simulator) {
        const auto line = make_printer_transport(simulator.path("printer"), 115200);
        REQUIRE(line->open());
        REQUIRE(line->write(begun).value() == begun.size());
        REQUIRE(line->flush());
        line->close();
    };
    {
        const Simulator simulator;
        is_left_waiting(simulator);
        const auto line = make_printer_transport(simulator.path("printer"), 115200);
        REQUIRE(line->open());
        for (const Piece& piece : ticket("A017"))
            REQUIRE(line->write(piece));
        simulator.command("printer ok"); // it has taken all that came before
        CHECK(simulator.file("printer.txt").find("A017") == std::string::npos); // swallowed as picture
    }
    Room room;
    is_left_waiting(room.simulator);
    REQUIRE(room.reaches(DeviceState::ready));
    CHECK(room.print("A017") == PrintOutcome::printed);
    const std::string paper = room.simulator.file("printer.txt");
    CAPTURE(paper);
    CHECK(paper.ends_with("排队号 A017\n[PICTURE 128x64]\n[PICTURE 128x36]\n[QR: LZ1:TEST-0001]\n\n[CUT]\n"));
}

TEST_CASE("over a real line: a printer unplugged comes back") {
    Room room;
    REQUIRE(room.reaches(DeviceState::ready));
    room.simulator.command("unplug printer");
    REQUIRE(room.reaches(DeviceState::absent));
    CHECK(room.print("A018") == PrintOutcome::lost);
    room.simulator.command("replug printer");
    REQUIRE(room.reaches(DeviceState::ready));
    CHECK(room.print("A019") == PrintOutcome::printed);
}

TEST_CASE("a plain file is a printer too") {
    Simulator simulator; // only for its folder
    const std::string path = simulator.path("tickets.bin");
    for (const std::string& address : {"file:" + path, path}) {
        INFO(address);
        std::filesystem::remove(path);
        Heard heard;
        ReceiptPrinter printer(make_printer_transport(address, 115200), {}, heard.sink());
        printer.open(Instant{});
        printer.print({"one", {from_hex("41 0A")}}, Instant{});
        printer.print({"two", {from_hex("42 0A")}}, Instant{});
        REQUIRE(heard.count<PrintFinished>() == 2);
        CHECK(heard.last<PrintFinished>()->outcome == PrintOutcome::printed);
        CHECK(content_of(path) == "A\nB\n");
    }
}

TEST_CASE("a file that cannot be made, and a full disk, lose the job") {
    const std::vector<std::pair<const char*, DeviceState>> rows{
        {"file:/nonexistent/tickets", DeviceState::absent}, {"file:/dev/full", DeviceState::absent}};
    for (const auto& [address, state] : rows) {
        INFO(address);
        Heard heard;
        ReceiptPrinter printer(make_printer_transport(address, 115200), {}, heard.sink());
        printer.open(Instant{});
        printer.print({"one", {from_hex("41 0A")}}, Instant{});
        REQUIRE(heard.count<PrintFinished>() == 1);
        CHECK(heard.last<PrintFinished>()->outcome == PrintOutcome::lost);
        CHECK(heard.state(DeviceKind::receipt_printer) == state);
    }
}
