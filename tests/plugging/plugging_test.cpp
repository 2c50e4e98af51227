// Devices found by udev, noticed when they come and go, and keyboards taken over.
#include "catch.hpp"

#include <chrono>

#include <poll.h>

#include "testbed.hpp"

#include "drivers/code_scanner/keyboard_scanner.hpp"
#include "drivers/device_address.hpp"
#include "drivers/device_loop.hpp"
#include "drivers/transport/device_finder.hpp"
#include "drivers/transport/hid_transport.hpp"
#include "drivers/transport/input_nodes.hpp"

using namespace drivers;
using namespace plugging_test;

namespace {

DevicePlace place(const char* text) {
    return parse_device_place(text).value();
}

UsbDevice scanner(const char* port, const char* node) {
    return {.port = port,
            .vendor = "0c2e",
            .product = "0b61",
            .serial = "S1",
            .subsystem = "input",
            .node = node,
            .properties = {"ID_INPUT_KEYBOARD=1"}};
}

// Key events of "ab" and Enter.
Bytes typed_ab() {
    Bytes events;
    for (const std::uint8_t key : Bytes{30, 48, 28})
        for (const std::uint8_t value : Bytes{1, 0}) {
            events.insert(events.end(), 16, 0);
            events.insert(events.end(), {1, 0, key, 0, value, 0, 0, 0});
        }
    return events;
}

} // namespace

TEST_CASE("plugging: found by USB numbers, serial number and properties, whatever its node is called") {
    Testbed bed;
    CHECK_FALSE(find_node(place("usb:0400:c35a"), NodeKind::tty));
    const UsbDevice first{.port = "1-1", .serial = "A", .node = "ttyUSB3", .properties = {"ID_MODEL=ONE"}};
    const UsbDevice second{.port = "1-2", .serial = "B", .node = "ttyACM0", .properties = {"ID_MODEL=TWO"}};
    const UsbDevice other{.port = "1-3", .vendor = "1a86", .product = "7523", .node = "ttyUSB1"};
    bed.plug(first);
    bed.plug(other);
    CHECK(find_node(place("usb:0400:C35A"), NodeKind::tty).value() == "/dev/ttyUSB3");
    CHECK(find_node(place("udev:ID_MODEL=ONE"), NodeKind::tty).value() == "/dev/ttyUSB3");
    CHECK_FALSE(find_node(place("udev:ID_MODEL=ONE,ID_SERIAL=X"), NodeKind::tty));
    CHECK_FALSE(find_node(place("usb:0400:c35a"), NodeKind::hidraw));
    bed.plug(second);
    const auto both = find_node(place("usb:0400:c35a"), NodeKind::tty);
    REQUIRE_FALSE(both);
    CHECK(both.error().text.find("2 devices") != std::string::npos);
    CHECK(find_node(place("usb:0400:c35a:B"), NodeKind::tty).value() == "/dev/ttyACM0");
    bed.unplug(second);
    CHECK(find_node(place("usb:0400:c35a"), NodeKind::tty).value() == "/dev/ttyUSB3");
}

TEST_CASE("plugging: news within 30 ms") {
    Testbed bed;
    PlugWatch watch;
    const auto news_after = [&](const auto& action) {
        watch.take_news();
        const auto before = std::chrono::steady_clock::now();
        action();
        pollfd polled{watch.descriptor(), POLLIN, 0};
        CHECK(::poll(&polled, 1, 1000) == 1);
        const auto span = std::chrono::steady_clock::now() - before;
        CHECK(watch.take_news());
        return std::chrono::ceil<Span>(span);
    };
    auto in = Span{1000};
    auto out = Span{1000};
    for (int times = 0; times < 5; ++times) { // the best counts: the machine may be busy
        const std::string number = std::to_string(times + 1);
        const UsbDevice device{.port = "1-" + number, .node = "ttyUSB" + number};
        in = std::min(in, news_after([&] { bed.plug(device); }));
        out = std::min(out, news_after([&] { bed.unplug(device); }));
    }
    CHECK(in <= Span{30});
    CHECK(out <= Span{30});
    CHECK_FALSE(watch.take_news());
}

TEST_CASE("plugging: only the named scanner is taken over, with every node that types") {
    Testbed bed;
    const UsbDevice desk{.port = "1-1",
                         .vendor = "046d",
                         .product = "c31c",
                         .subsystem = "input",
                         .node = "input/event1",
                         .properties = {"ID_INPUT_KEYBOARD=1"}};
    const UsbDevice keys = scanner("1-2", "input/event4");
    bed.plug(desk);
    bed.plug(keys);
    const Node& desk_node = bed.answer_for(desk);
    const Node& node = bed.answer_for(keys);
    const auto transport = make_keyboard_transport("keyboard:usb:0c2e:0b61:S1");
    REQUIRE(transport->open());
    CHECK(node.grabs == 1);
    CHECK(desk_node.grabs == 0);
    bed.send(keys, typed_ab());
    pollfd polled{transport->descriptor(), POLLIN, 0};
    CHECK(::poll(&polled, 1, 1000) == 1);
    Bytes bytes(4096);
    CHECK(transport->read(bytes).value() == typed_ab().size());
}

TEST_CASE("plugging: a scanner that cannot be held alone is not listened to") {
    struct Row {
        const char* what;
        void (*change)(Node&);
        TransportTrouble trouble;
        int grabs;
    };
    for (const Row& row :
         {Row{"another has it", [](Node& n) { n.grabbed_by_another = true; }, TransportTrouble::busy, 1},
          Row{"a key is down", [](Node& n) { n.key_is_down = true; }, TransportTrouble::busy, 0},
          Row{"no letters", [](Node& n) { n.types_letters = false; }, TransportTrouble::io, 0}}) {
        INFO(row.what);
        Testbed bed;
        const UsbDevice keys = scanner("1-2", "input/event4");
        bed.plug(keys);
        Node& node = bed.answer_for(keys);
        row.change(node);
        InputNodes nodes({"/dev/input/event4"});
        const auto opened = nodes.open();
        REQUIRE_FALSE(opened);
        CHECK(opened.error().trouble == row.trouble);
        CHECK(nodes.descriptor() == -1);
        CHECK(node.grabs == row.grabs);
    }
}

TEST_CASE("plugging: a scanner plugged in while the loop runs is taken at once and read") {
    Testbed bed;
    std::vector<std::string> scans;
    auto state = DeviceState::starting;
    DeviceLoop loop([] { return std::chrono::steady_clock::now(); });
    loop.add(std::make_unique<KeyboardScanner>(
        make_keyboard_transport("keyboard:usb:0c2e:0b61"), CodeScannerSettings{}, [&](const Event& event) {
            if (const auto* scan = std::get_if<CodeScanned>(&event)) scans.push_back(scan->bytes);
            if (const auto* news = std::get_if<DeviceStateChanged>(&event)) state = news->state;
        }));
    loop.watch_plugs(std::make_unique<PlugWatch>());
    const auto turn_until = [&](const auto& condition) {
        for (int turns = 0; turns < 200 && !condition(); ++turns)
            loop.turn(Span{50});
        return condition();
    };
    REQUIRE(turn_until([&] { return state == DeviceState::absent; }));
    const UsbDevice keys = scanner("1-2", "input/event4");
    bed.plug(keys);
    bed.answer_for(keys);
    REQUIRE(turn_until([&] { return state == DeviceState::ready; }));
    bed.send(keys, typed_ab());
    CHECK(turn_until([&] { return scans == std::vector<std::string>{"ab"}; }));
}

TEST_CASE("plugging: a HID device says how long its reports are") {
    Testbed bed;
    const UsbDevice reader{.port = "1-1", .product = "9666", .subsystem = "hidraw", .node = "hidraw0"};
    bed.plug(reader);
    Node& node = bed.answer_for(reader);
    node.hid_descriptor = {0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x85, 0x01, 0x09, 0x02, 0x75,
                           0x08, 0x95, 0x1F, 0x81, 0x02, 0x85, 0x02, 0x09, 0x03, 0x91, 0x02, 0xC0};
    const auto transport = make_card_reader_transport("hid:usb:0400:9666", 0);
    REQUIRE(transport->open());
    bed.send(reader, {0x01, 0xAA, 0xAA});
    pollfd polled{transport->descriptor(), POLLIN, 0};
    CHECK(::poll(&polled, 1, 1000) == 1);
    Bytes bytes(4096);
    const auto count = transport->read(bytes);
    REQUIRE(count);
    CHECK(count.value() == 2); // without the report's number
    transport->close();
    node.hid_descriptor = {0x75, 0x08, 0x95, 0x40, 0x81, 0x02}; // nothing can be sent to it
    CHECK_FALSE(transport->open());
    CHECK(transport->descriptor() == -1);
}
