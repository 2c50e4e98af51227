// Each fault of each device as a row: what is told while it lasts, and that everything works again behind it.
#include "catch.hpp"

#include "simulated_room.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

using Scanner = SimulatedRoom::Scanner;
constexpr auto reader_kind = DeviceKind::card_reader;
constexpr auto scanner_kind = DeviceKind::code_scanner;

const std::string our_code = "LZ1T:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

bool is(const SimulatedRoom& room, DeviceKind kind, DeviceState state) {
    return room.heard.state(kind) == state;
}

// How a person notices a fault of the reader.
enum class Meanwhile { card_is_read, trouble_is_told, reader_is_ill, reader_is_absent };

struct ReaderRow {
    const char* fault;
    int answers;
    Meanwhile meanwhile;
};

const std::vector<ReaderRow> reader_rows{
    {"none", -1, Meanwhile::card_is_read},
    {"noise", -1, Meanwhile::card_is_read},
    {"split", -1, Meanwhile::card_is_read},
    {"merge", -1, Meanwhile::card_is_read},
    {"trickle", -1, Meanwhile::card_is_read},
    {"slow", -1, Meanwhile::card_is_read},
    {"stale-answer", -1, Meanwhile::card_is_read},
    {"no-latest-address", -1, Meanwhile::card_is_read},
    {"wrong-checksum", 2, Meanwhile::card_is_read},
    {"wrong-length", 2, Meanwhile::card_is_read},
    {"silence", 1, Meanwhile::card_is_read},
    {"half", 1, Meanwhile::card_is_read},
    {"wrong-checksum", -1, Meanwhile::reader_is_ill},
    {"wrong-length", -1, Meanwhile::reader_is_ill},
    {"silence", -1, Meanwhile::reader_is_ill},
    {"half", -1, Meanwhile::reader_is_ill},
    {"stranger", -1, Meanwhile::reader_is_ill},
    {"self-test-failed", -1, Meanwhile::reader_is_ill},
    {"not-authorised", -1, Meanwhile::reader_is_ill},
    {"read-failed", -1, Meanwhile::trouble_is_told},
    {"refused", -1, Meanwhile::trouble_is_told},
    {"unknown-card", -1, Meanwhile::trouble_is_told},
    {"cut", 1, Meanwhile::reader_is_absent},
};

bool shows(const SimulatedRoom& room, Meanwhile meanwhile) {
    switch (meanwhile) {
    case Meanwhile::card_is_read: return room.heard.count<CardRead>() == 1;
    case Meanwhile::trouble_is_told: return room.heard.count<CardTrouble>() > 0;
    case Meanwhile::reader_is_ill: return is(room, reader_kind, DeviceState::ill);
    case Meanwhile::reader_is_absent: return is(room, reader_kind, DeviceState::absent);
    }
    return false;
}

struct ScannerRow {
    const char* fault;
    std::vector<std::string> scans; // that come out; our_code where it comes through whole
    std::size_t refused;
};

const std::vector<ScannerRow> serial_rows{
    {"none", {our_code}, 0},
    {"no-terminator", {our_code}, 0},
    {"split", {our_code}, 0},
    {"slow", {our_code}, 0},
    {"repeat", {our_code}, 0},
    {"engine-answer", {our_code}, 0},
    {"merge", {"MERGED", our_code}, 0},
    {"noise", {std::string("\0\xFF\x80\x1B\xC3", 5), our_code}, 0},
    {"flood", {our_code}, 1},
    {"silence", {}, 0},
};

const std::vector<ScannerRow> keyboard_rows{
    {"none", {our_code}, 0},
    {"no-terminator", {our_code}, 0},
    {"split", {our_code}, 0},
    {"slow", {our_code}, 0},
    {"repeat", {our_code}, 0},
    {"noise", {our_code}, 0},
    {"caps-lock", {our_code}, 0},
    {"merge", {"MERGED", our_code}, 0},
    {"stuck-shift", {our_code}, 0},
    {"flood", {our_code}, 1},
    {"overflow", {}, 1},
    {"alt-numbers", {}, 1},
    {"silence", {}, 0},
};

std::vector<std::string> scans_of(const Heard& heard) {
    std::vector<std::string> scans;
    for (const auto& event : heard.events)
        if (const auto* scan = std::get_if<CodeScanned>(&event)) scans.push_back(scan->bytes);
    return scans;
}

void check_scanner(Scanner kind, const ScannerRow& row) {
    INFO(row.fault);
    SimulatedRoom room(kind);
    REQUIRE(room.pass_until([&] { return is(room, scanner_kind, DeviceState::ready); }, Span{1000}));
    room.set_scanner_fault(row.fault);
    room.scan(our_code);
    room.pass(Span{6000});
    CHECK(scans_of(room.heard) == row.scans);
    CHECK(room.heard.count<CodeRefused>() == row.refused);
    room.set_scanner_fault("none");
    room.heard.clear();
    room.scan("LZ1T:NEXT");
    room.pass(Span{1000});
    CHECK(scans_of(room.heard) == std::vector<std::string>{"LZ1T:NEXT"});
}

} // namespace

TEST_CASE("faults: each of the card reader's, told in time, and over when it is over") {
    for (const auto& row : reader_rows) {
        INFO(row.fault << " in " << row.answers << " answers");
        SimulatedRoom room(Scanner::serial);
        REQUIRE(room.pass_until([&] { return is(room, reader_kind, DeviceState::ready); }, Span{5000}));
        room.set_reader_fault(row.fault, row.answers);
        room.reader().lay(device_sim::resident_card());
        // The longest way: a read repeated three times, status, reset.
        CHECK(room.pass_until([&] { return shows(room, row.meanwhile); }, Span{20'000}));
        room.set_reader_fault("none");
        if (!room.reader_cable().is_plugged()) {
            room.reader().power_on();
            room.reader_cable().plug();
        }
        CHECK(room.pass_until([&] { return room.heard.count<CardRead>() > 0; }, Span{90'000}));
        room.pass(Span{10'000});
        CHECK(room.heard.count<CardRead>() == 1);
        room.reader().remove();
        CHECK(room.pass_until([&] { return room.heard.count<CardGone>() == 1; }, Span{10'000}));
        CHECK(is(room, reader_kind, DeviceState::ready));
    }
}

TEST_CASE("faults: each of the serial scanner's, told in time, and over when it is over") {
    for (const auto& row : serial_rows)
        check_scanner(Scanner::serial, row);
}

TEST_CASE("faults: each of the typing scanner's, told in time, and over when it is over") {
    for (const auto& row : keyboard_rows)
        check_scanner(Scanner::keyboard, row);
}

TEST_CASE("faults: a damaged scan never comes out as the code that it was") {
    for (const auto kind : {Scanner::serial, Scanner::keyboard})
        for (const char* fault : {"damaged", "shortened", "stranger"}) {
            INFO(fault);
            SimulatedRoom room(kind);
            room.pass(Span{100});
            room.set_scanner_fault(fault);
            room.scan(our_code);
            room.pass(Span{1000});
            REQUIRE(room.heard.count<CodeScanned>() == 1);
            CHECK(room.heard.last<CodeScanned>()->bytes != our_code);
        }
}

TEST_CASE("faults: half a scan before the plug is pulled is no scan, and does not begin the next one") {
    for (const auto kind : {Scanner::serial, Scanner::keyboard}) {
        SimulatedRoom room(kind);
        room.pass(Span{100});
        room.set_scanner_fault("cut");
        room.scan(our_code);
        REQUIRE(room.pass_until([&] { return is(room, scanner_kind, DeviceState::absent); }, Span{2000}));
        CHECK(room.heard.count<CodeScanned>() == 0);
        room.scanner_cable().plug();
        REQUIRE(room.pass_until([&] { return is(room, scanner_kind, DeviceState::ready); }, Span{6000}));
        room.scan(our_code);
        room.pass(Span{1000});
        CHECK(scans_of(room.heard) == std::vector<std::string>{our_code});
    }
}

TEST_CASE("faults: a fault of one device costs the other nothing") {
    for (const auto& row : reader_rows) {
        INFO(row.fault);
        SimulatedRoom room(Scanner::keyboard);
        room.pass(Span{1000});
        room.set_reader_fault(row.fault, row.answers);
        room.reader().lay(device_sim::resident_card());
        const Instant before = room.now;
        room.scan("LZ1T:QUICK");
        CHECK(room.pass_until([&] { return room.heard.count<CodeScanned>() == 1; }, Span{500}));
        CHECK(room.now - before < Span{100});
    }
}
