#include "catch.hpp"

#include "fake_line.hpp"
#include "heard.hpp"
#include "hex.hpp"
#include "randomness.hpp"
#include "simulator.hpp"

#include "drivers/code_scanner/code_scanner.hpp"
#include "drivers/code_scanner/scanned_text.hpp"
#include "drivers/device_address.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

class Bench {
public:
    Bench() : scanner(std::make_unique<FakeLine>(line), {{"LZ1:"}, Span{2000}}, heard.sink()) {
        scanner.open(now);
    }

    void receive(std::string_view text) {
        const auto bytes = as_bytes(text);
        line->put({bytes.begin(), bytes.end()});
        while (!line->incoming.empty())
            scanner.on_readable(now);
    }
    void pass(Span span) {
        now += span;
        scanner.on_time(now);
    }
    std::vector<std::string> scans() const {
        std::vector<std::string> result;
        for (const auto& event : heard.events)
            if (const auto* scan = std::get_if<CodeScanned>(&event)) result.push_back(scan->bytes);
        return result;
    }

    std::shared_ptr<LineEnd> line = std::make_shared<LineEnd>();
    Heard heard;
    Instant now = Instant{} + Span{1'000'000};
    CodeScanner scanner;
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("every end mark ends a scan") {
    const std::vector<std::pair<const char*, const char*>> rows{{"carriage return", "A1\rB2\r"},
                                                                {"line feed", "A1\nB2\n"},
                                                                {"both", "A1\r\nB2\r\n"},
                                                                {"mixed", "A1\rB2\n\r\n"}};
    for (const auto& [what, bytes] : rows) {
        INFO(what);
        Bench bench;
        bench.receive(bytes);
        CHECK(bench.scans() == Texts{"A1", "B2"});
    }
}

TEST_CASE("a line feed that comes in the next read belongs to the carriage return before it") {
    Bench bench;
    bench.receive("A1\r");
    bench.receive("\nB2\r");
    bench.receive("\n");
    CHECK(bench.scans() == Texts{"A1", "B2"});
}

TEST_CASE("without an end mark 60 ms of silence end a scan") {
    Bench bench;
    bench.receive("A1");
    bench.pass(Span{59});
    CHECK(bench.scans().empty());
    bench.receive("B2");
    bench.pass(Span{59});
    CHECK(bench.scans().empty());
    bench.pass(Span{1});
    CHECK(bench.scans() == Texts{"A1B2"});
    CHECK(bench.scanner.next_deadline() == never);
}

TEST_CASE("bytes that wait while the thread was late were no silence") {
    Bench bench;
    bench.receive("A1");
    bench.line->put({'B', '2'});
    bench.pass(Span{500});
    bench.pass(Span{60});
    CHECK(bench.scans() == Texts{"A1B2"});
}

TEST_CASE("a tab is an end mark only at the end") {
    Bench bench;
    bench.receive("A\t1\t");
    bench.pass(Span{60});
    CHECK(bench.scans() == Texts{"A\t1"});
}

TEST_CASE("the longest scan goes through, one byte more is refused up to its end") {
    Bench bench;
    bench.receive(std::string(4096, 'x') + "\r");
    CHECK(bench.scans() == Texts{std::string(4096, 'x')});
    bench.receive(std::string(100'000, 'y'));
    CHECK(bench.heard.count<CodeRefused>() == 0);
    bench.receive("z\rA1\r");
    CHECK(bench.heard.count<CodeRefused>() == 1);
    CHECK(bench.scans().back() == "A1");
    CHECK(bench.scans().size() == 2);
}

TEST_CASE("a flood without an end is refused once, at the silence after it") {
    Bench bench;
    bench.receive(std::string(50'000, 'y'));
    bench.pass(Span{60});
    CHECK(bench.heard.count<CodeRefused>() == 1);
    CHECK(bench.scans().empty());
}

TEST_CASE("an engine's answer is no scan") {
    Bench bench;
    const Bytes answer = from_hex("02 00 00 01 00 33 31");
    bench.receive(as_text(answer));
    bench.pass(Span{60});
    bench.receive(as_text(answer) + "A1\r");
    CHECK(bench.scans() == Texts{"A1"});
}

TEST_CASE("the same content within two seconds is one scan") {
    Bench bench;
    bench.receive("A1\r");
    bench.pass(Span{1999});
    bench.receive("A1\r");
    CHECK(bench.scans() == Texts{"A1"});
    bench.pass(Span{1999});
    bench.receive("A1\r");
    CHECK(bench.scans() == Texts{"A1"});
    bench.pass(Span{2000});
    bench.receive("A1\r");
    CHECK(bench.scans() == Texts{"A1", "A1"});
    bench.receive("B2\rA1\r");
    CHECK(bench.scans() == Texts{"A1", "A1", "B2", "A1"});
}

TEST_CASE("an AIM identifier is taken off only before our own prefixes") {
    const std::vector<std::string> prefixes{"LZ1:", "LT1:"};
    CHECK(without_aim_identifier("]Q1LZ1:ABC", prefixes) == "LZ1:ABC");
    CHECK(without_aim_identifier("]d2LT1:ABC", prefixes) == "LT1:ABC");
    CHECK(without_aim_identifier("]Q1XY1:ABC", prefixes) == "]Q1XY1:ABC");
    CHECK(without_aim_identifier("LZ1:ABC", prefixes) == "LZ1:ABC");
    CHECK(without_aim_identifier("]Q1", prefixes) == "]Q1");
    CHECK(without_aim_identifier("", prefixes).empty());
    CHECK(without_aim_identifier("]Q1LZ1:ABC", {}) == "]Q1LZ1:ABC");
    Bench bench;
    bench.receive("]Q1LZ1:ABC\r");
    CHECK(bench.scans() == Texts{"LZ1:ABC"});
}

TEST_CASE("bytes become text as UTF-8, else as GB18030, else not at all") {
    CHECK(scanned_text("LZ1:ABC") == "LZ1:ABC");
    CHECK(scanned_text("测试") == "测试");
    CHECK(scanned_text("\xB2\xE2\xCA\xD4") == "测试");
    CHECK(scanned_text("\xCD\xA8") == "\xCD\xA8"); // the known ambiguity: valid UTF-8 first
    CHECK(scanned_text("\xC0\x80") != "\xC0\x80"); // an overlong form is no UTF-8
    CHECK_FALSE(scanned_text("\xFF\xFF"));
    CHECK_FALSE(scanned_text("A\xB2"));
}

TEST_CASE("any cutting of a stream of scans gives the same scans") {
    const unsigned seed = test_seed();
    INFO("TEST_SEED=" << seed);
    Random random(seed);
    for (int round = 0; round < 200; ++round) {
        Bench bench;
        std::string stream;
        Texts expected;
        for (std::size_t count = 1 + random.below(8); count > 0; --count) {
            std::string scan = std::to_string(round * 100 + static_cast<int>(count));
            scan.append(random.below(60), 'x');
            expected.push_back(scan);
            stream += scan + std::vector<std::string>{"\r", "\n", "\r\n"}[random.below(3)];
        }
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t size = 1 + random.below(20);
            bench.receive(std::string_view(stream).substr(at, size));
            at += size;
            bench.pass(Span{static_cast<int>(random.below(60))});
        }
        REQUIRE(bench.scans() == expected);
    }
}

TEST_CASE("over a real line: scans, faults and re-plugging") {
    Simulator simulator;
    Heard heard;
    DeviceLoop loop(steady_now);
    loop.add(std::make_unique<CodeScanner>(make_serial_transport(simulator.path("code-scanner"), 9600),
                                           CodeScannerSettings{}, heard.sink()));
    const auto scanned = [&](const std::string& text) {
        return turn_until(loop, [&] {
            const auto* scan = heard.last<CodeScanned>();
            return scan != nullptr && scan->bytes == text;
        });
    };
    REQUIRE(turn_until(loop, [&] { return heard.state(DeviceKind::code_scanner) == DeviceState::ready; }));
    simulator.command("scan LZ1:PLAIN WITH SPACES");
    CHECK(scanned("LZ1:PLAIN WITH SPACES"));
    simulator.command("scan-hex B2 E2 0A");
    CHECK(scanned("\xB2\xE2"));
    for (const char* end : {"lf", "crlf", "tab", "none"}) {
        INFO(end);
        simulator.command(std::string("code-scanner end ") + end);
        simulator.command(std::string("scan END-") + end);
        CHECK(scanned(std::string("END-") + end));
    }
    for (const char* fault : {"no-terminator", "split", "flood", "engine-answer", "repeat"}) {
        INFO(fault);
        simulator.command("code-scanner end cr");
        simulator.command(std::string("fault code-scanner ") + fault);
        simulator.command(std::string("scan FAULT-") + fault);
        CHECK(scanned(std::string("FAULT-") + fault));
    }
    CHECK(heard.count<CodeRefused>() == 1);
    simulator.command("unplug code-scanner");
    REQUIRE(turn_until(loop, [&] { return heard.state(DeviceKind::code_scanner) == DeviceState::absent; }));
    simulator.command("replug code-scanner");
    REQUIRE(turn_until(loop, [&] { return heard.state(DeviceKind::code_scanner) == DeviceState::ready; }));
    simulator.command("fault code-scanner none");
    simulator.command("scan BACK");
    CHECK(scanned("BACK"));
}
