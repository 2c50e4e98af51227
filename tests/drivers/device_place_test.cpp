#include "catch.hpp"

#include "drivers/device_address.hpp"
#include "drivers/transport/device_finder.hpp"

using namespace drivers;

TEST_CASE("places: the three forms") {
    CHECK(parse_device_place("/dev/serial/by-id/usb-X")->path == "/dev/serial/by-id/usb-X");
    const auto usb = parse_device_place("usb:0C2E:0b61");
    REQUIRE(usb);
    CHECK(usb->vendor == "0c2e");
    CHECK(usb->product == "0b61");
    CHECK(usb->serial.empty());
    CHECK(parse_device_place("usb:0c2e:0b61:SN:1 2")->serial == "SN:1 2");
    const auto properties = parse_device_place("udev:ID_MODEL=EM20,ID_USB_INTERFACE_NUM=00");
    REQUIRE(properties);
    REQUIRE(properties->properties.size() == 2);
    CHECK(properties->properties[1].first == "ID_USB_INTERFACE_NUM");
    CHECK(properties->properties[1].second == "00");
}

TEST_CASE("places: what is none is refused with words") {
    for (const char* bad : {"", "usb:", "usb:0c2e", "usb:0c2e:", "usb:0c2e:0b6", "usb:0c2e:0b6g",
                            "usb:0c2e:0b61:", "udev:", "udev:X", "udev:=1", "udev:X=", "udev:X=1,,Y=2",
                            "/dev/tty\n", "usb:c216:0102", "usb:0483:572B"}) {
        INFO(bad);
        const auto place = parse_device_place(bad);
        REQUIRE_FALSE(place);
        CHECK_FALSE(place.error().empty());
    }
    CHECK_FALSE(parse_device_place("/" + std::string(600, 'x')));
}

TEST_CASE("places: a device that is nowhere is absent, whatever its kind") {
    for (const auto kind : {NodeKind::tty, NodeKind::hidraw, NodeKind::input, NodeKind::usbmisc}) {
        const auto node = find_node(*parse_device_place("usb:ffff:fffe"), kind);
        REQUIRE_FALSE(node);
        CHECK(node.error().trouble == TransportTrouble::absent);
    }
}

TEST_CASE("places: addresses of every kind of line") {
    for (const char* bad :
         {"tcp:", "tcp:192.0.2.1", "tcp:192.0.2.1:", "tcp:192.0.2.1:0", "tcp:192.0.2.1:65536",
          "tcp:example.org:80", "tcp:192.0.2.1:80x", "hid:", "hid:usb:1", "serial:usb:12:34"}) {
        INFO(bad);
        CHECK_THROWS_AS(make_card_reader_transport(bad, 9600), std::invalid_argument);
    }
    CHECK_THROWS_AS(make_keyboard_transport("keyboard:"), std::invalid_argument);
    CHECK_FALSE(make_keyboard_transport("serial:/dev/nothing"));
    for (const char* good : {"hid:/dev/nothing", "hid:usb:ffff:fffe", "serial:udev:ID_MODEL=none@19200"}) {
        INFO(good);
        const auto transport = make_card_reader_transport(good, 9600);
        REQUIRE(transport);
        CHECK(transport->set_baud(9600));
        const auto opened = transport->open();
        REQUIRE_FALSE(opened);
        CHECK(opened.error().trouble == TransportTrouble::absent);
        CHECK(transport->descriptor() == -1);
    }
    const auto keys = make_keyboard_transport("keyboard:/dev/null");
    REQUIRE(keys);
    CHECK_FALSE(keys->open()); // no keyboard
    CHECK(keys->descriptor() == -1);
    CHECK_FALSE(make_card_reader_transport("hid:/dev/null", 0)->open());
    CHECK(path_in_address("serial:/dev/ttyS0@9600") == "/dev/ttyS0");
    CHECK(path_in_address("usb:0c2e:0b61").empty());
    CHECK(path_in_address("tcp:192.0.2.1:80").empty());
}
