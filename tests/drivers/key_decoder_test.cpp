#include "catch.hpp"

#include "device_sim/keyboard_scanner.hpp"
#include "hex.hpp"
#include "randomness.hpp"
#include "simulated_room.hpp"

#include "drivers/code_scanner/key_decoder.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

using Texts = std::vector<std::string>;

class Bench {
public:
    Bench()
        : decoder([this](std::string scan) { scans.push_back(std::move(scan)); },
                  [this](CodeRefusal reason) { refusals.push_back(reason); }) {}

    void event(unsigned type, unsigned code, unsigned value) {
        Bytes bytes(16, 0);
        bytes.insert(bytes.end(), {static_cast<std::uint8_t>(type), 0, static_cast<std::uint8_t>(code), 0,
                                   static_cast<std::uint8_t>(value), 0, 0, 0});
        decoder.feed(bytes, now);
    }
    void press(unsigned key) {
        event(1, key, 1);
        event(0, 0, 0);
    }
    void release(unsigned key) {
        event(1, key, 0);
        event(0, 0, 0);
    }
    void stroke(unsigned key) {
        press(key);
        release(key);
    }
    void strokes(std::initializer_list<unsigned> keys) {
        for (const unsigned key : keys)
            stroke(key);
    }
    void pass(Span span) {
        now += span;
        decoder.on_time(now);
    }

    Texts scans;
    std::vector<CodeRefusal> refusals;
    Instant now{};
    KeyDecoder decoder;
};

constexpr unsigned enter = 28, tab = 15, keypad_enter = 96, shift = 42, right_shift = 54, ctrl = 29, alt = 56,
                   caps = 58;

} // namespace

TEST_CASE("keys: the worked events of the page are an L") {
    Bench bench;
    bench.decoder.feed(from_hex("64 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 2A 00 01 00 00 00"
                                "64 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
                                "64 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 26 00 01 00 00 00"),
                       bench.now);
    bench.strokes({2, enter});
    CHECK(bench.scans == Texts{"L!"});
}

TEST_CASE("keys: every printable character comes through, in any pieces") {
    const unsigned seed = test_seed();
    INFO("TEST_SEED=" << seed);
    Random random(seed);
    for (int round = 0; round < 200; ++round) {
        SimulatedRoom room(SimulatedRoom::Scanner::keyboard);
        room.pass(Span{10});
        std::string text;
        for (std::size_t count = 3 + random.below(300); count > 0; --count)
            text += static_cast<char>(' ' + random.below('~' - ' ' + 1));
        const char* faults[] = {"none", "split", "noise", "caps-lock"};
        room.set_scanner_fault(faults[random.below(4)]);
        room.scan(text);
        room.pass(Span{5000});
        REQUIRE(room.heard.count<CodeScanned>() == 1);
        CHECK(room.heard.last<CodeScanned>()->bytes == text);
    }
}

TEST_CASE("keys: each end key ends a scan, and only once") {
    Bench bench;
    for (const unsigned end : {enter, tab, keypad_enter})
        bench.strokes({2, 3, end, end});
    CHECK(bench.scans == Texts{"12", "12", "12"});
}

TEST_CASE("keys: 100 ms without a key end a scan, but not one of a finger") {
    Bench bench;
    bench.strokes({2, 3, 4});
    bench.pass(Span{99});
    CHECK(bench.scans.empty());
    bench.pass(Span{1});
    CHECK(bench.scans == Texts{"123"});
    bench.stroke(5);
    bench.pass(Span{150});
    bench.stroke(6);
    bench.pass(Span{150});
    CHECK(bench.scans == Texts{"123"});
    CHECK(bench.decoder.next_deadline() == never);
}

TEST_CASE("keys: either Shift, Caps Lock, and both together") {
    Bench bench;
    bench.press(shift);
    bench.stroke(30);
    bench.press(right_shift);
    bench.release(shift);
    bench.stroke(30);
    bench.release(right_shift);
    bench.stroke(30);
    bench.stroke(caps);
    bench.strokes({30, 2});
    bench.press(shift);
    bench.strokes({30, 2});
    bench.release(shift);
    bench.stroke(caps);
    bench.strokes({30, enter});
    CHECK(bench.scans == Texts{"AAaA1a!a"});
}

TEST_CASE("keys: a key that is held is one character") {
    Bench bench;
    bench.event(1, 30, 1);
    bench.event(1, 30, 2);
    bench.event(1, 30, 2);
    bench.event(1, 30, 0);
    bench.strokes({48, enter});
    CHECK(bench.scans == Texts{"ab"});
}

TEST_CASE("keys: control characters by Ctrl and by Alt with a number") {
    Bench bench;
    bench.stroke(30);
    bench.press(ctrl);
    bench.stroke(27); // Ctrl and ]
    bench.release(ctrl);
    bench.press(alt);
    bench.strokes({82, 80, 73}); // 029
    bench.release(alt);
    bench.strokes({48, enter});
    CHECK(bench.scans == Texts{"a\x1D\x1D"
                               "b"});
}

TEST_CASE("keys: a character that keys cannot carry for certain refuses the whole scan") {
    Bench bench;
    for (const auto& digits : {std::vector<unsigned>{80, 71, 73, 71, 73}, {75, 76, 71, 73, 75}}) {
        bench.stroke(30);
        bench.press(alt);
        for (const unsigned digit : digits)
            bench.stroke(digit);
        bench.release(alt);
        bench.strokes({48, enter});
    }
    CHECK(bench.scans.empty());
    CHECK(bench.refusals == std::vector<CodeRefusal>(2, CodeRefusal::not_text));
}

TEST_CASE("keys: what was under way when the kernel lost events is refused, up to its end") {
    Bench bench;
    bench.press(shift);
    bench.stroke(30);
    bench.event(0, 3, 0); // SYN_DROPPED
    bench.event(1, 48, 1);
    bench.event(1, 28, 1); // an Enter that belongs to the lost part
    bench.event(0, 0, 0);
    CHECK(bench.scans.empty());
    bench.strokes({46, enter, 30, 48, enter});
    CHECK(bench.refusals == std::vector<CodeRefusal>{CodeRefusal::keys_lost});
    // Shift may have come up in the part that was lost.
    CHECK(bench.scans == Texts{"ab"});
}

TEST_CASE("keys: a stream that is out of step is in step again after a silence") {
    Bench bench;
    bench.decoder.feed(Bytes(7, 0xFF), bench.now);
    bench.pass(Span{100});
    bench.strokes({30, 48, enter});
    CHECK(bench.scans == Texts{"ab"});
    CHECK(bench.refusals.empty());
}

TEST_CASE("keys: the longest scan goes through, one key more is refused") {
    Bench bench;
    for (int count = 0; count < 4096; ++count)
        bench.stroke(30);
    bench.stroke(enter);
    REQUIRE(bench.scans.size() == 1);
    CHECK(bench.scans[0] == std::string(4096, 'a'));
    for (int count = 0; count < 4097; ++count)
        bench.stroke(30);
    bench.strokes({enter, 48, 46, enter});
    CHECK(bench.refusals == std::vector<CodeRefusal>{CodeRefusal::too_long});
    CHECK(bench.scans.back() == "bc");
}

TEST_CASE("keys: a device that is gone leaves nothing pressed and nothing begun") {
    Bench bench;
    bench.press(shift);
    bench.stroke(caps);
    bench.strokes({30, 30});
    bench.decoder.clear();
    bench.strokes({48, 48, enter});
    CHECK(bench.scans == Texts{"bb"});
}
