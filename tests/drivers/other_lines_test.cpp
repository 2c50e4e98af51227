// HID reports, TCP and key events over real sockets, against the bytes of device-sim.
#include "catch.hpp"

#include "simulator.hpp"

#include "drivers/code_scanner/keyboard_scanner.hpp"
#include "drivers/device_address.hpp"
#include "drivers/devices.hpp"
#include "drivers/id_card/id_card_reader.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

std::string address_of(const Simulator& simulator, const std::string& device) {
    if (device == "card-reader-hid") return "hid:" + simulator.path(device);
    if (device == "card-reader-tcp") {
        const std::string number = simulator.file(device);
        return "tcp:127.0.0.1:" + number.substr(0, number.find('\n'));
    }
    return simulator.path(device);
}

class ReaderRoom {
public:
    explicit ReaderRoom(std::string device) : device_(std::move(device)) {
        CardReaderSettings settings;
        settings.find_interval = Span{20};
        settings.presence_interval = Span{50};
        loop.add(std::make_unique<IdCardReader>(
            make_card_reader_transport(address_of(simulator, device_), 115200), settings, heard.sink()));
    }
    bool reaches(DeviceState state) {
        return turn_until(loop, [&] { return heard.state(DeviceKind::card_reader) == state; });
    }
    bool reads_card() {
        return turn_until(loop, [&] { return heard.count<CardRead>() > 0; });
    }
    void command(const std::string& what) const { simulator.command(what); }
    const std::string& device() const { return device_; }

    Simulator simulator;
    Heard heard;
    DeviceLoop loop{steady_now};

private:
    std::string device_;
};

constexpr std::array readers{"card-reader-hid", "card-reader-tcp"};

} // namespace

TEST_CASE("other lines: the four cards by HID reports and by TCP") {
    const std::vector<std::pair<const char*, const char*>> cards{{"card resident", "999999195607120019"},
                                                                 {"card j", "810000190001010018"},
                                                                 {"card i", "UTO110090010108"},
                                                                 {"card y", "911999199001010014"}};
    for (const char* device : readers) {
        INFO(device);
        ReaderRoom room(device);
        for (const auto& [command, number] : cards) {
            INFO(command);
            room.heard.clear();
            room.command(command);
            REQUIRE(room.reads_card());
            CHECK(room.heard.last<CardRead>()->card.number == number);
            room.command("card remove");
            REQUIRE(turn_until(room.loop, [&] { return room.heard.count<CardGone>() == 1; }));
        }
    }
}

TEST_CASE("other lines: bytes that a maker puts before each report are found out") {
    for (const char* header : {"0", "1", "2"}) {
        INFO(header);
        ReaderRoom room("card-reader-hid");
        room.command(std::string("card-reader-hid header ") + header);
        room.command("card resident");
        REQUIRE(room.reads_card());
        CHECK(room.heard.last<CardRead>()->card.name == "测试甲");
        CHECK(room.heard.count<CardTrouble>() == 0);
    }
}

TEST_CASE("other lines: a fault costs time, not the card") {
    for (const char* device : readers)
        for (const char* fault : {"noise", "split", "merge", "wrong-checksum 2", "wrong-length 1", "silence 1",
                                  "half 1", "stale-answer"}) {
            // A report says nothing of its own filling: a frame in half-filled ones cannot be known.
            if (std::string(fault) == "split" && std::string(device) == "card-reader-hid") continue;
            INFO(device << ": " << fault);
            ReaderRoom room(device);
            REQUIRE(room.reaches(DeviceState::ready));
            room.command("fault " + room.device() + " " + fault);
            room.command("card resident");
            REQUIRE(room.reads_card());
            CHECK(room.heard.last<CardRead>()->card.number == "999999195607120019");
        }
}

TEST_CASE("other lines: silence, a stranger and a pulled plug are told, and all is well behind them") {
    for (const char* device : readers)
        for (const char* fault : {"silence", "stranger", "cut 1"}) {
            INFO(device << ": " << fault);
            ReaderRoom room(device);
            REQUIRE(room.reaches(DeviceState::ready));
            room.command("fault " + room.device() + " " + fault);
            CHECK(room.reaches(std::string(fault) == "cut 1" ? DeviceState::absent : DeviceState::ill));
            room.command("replug " + room.device());
            room.command("fault " + room.device() + " none");
            room.command("card resident");
            CHECK(room.reads_card());
        }
}

TEST_CASE("other lines: a scanner that types, its faults, and re-plugging") {
    Simulator simulator;
    Heard heard;
    DeviceLoop loop(steady_now);
    loop.add(std::make_unique<KeyboardScanner>(
        make_keyboard_transport("keyboard:" + simulator.path("keyboard-scanner")), CodeScannerSettings{},
        heard.sink()));
    const auto scanned = [&](const std::string& text) {
        return turn_until(loop, [&] {
            const auto* scan = heard.last<CodeScanned>();
            return scan != nullptr && scan->bytes == text;
        });
    };
    const auto reaches = [&](DeviceState state) {
        return turn_until(loop, [&] { return heard.state(DeviceKind::code_scanner) == state; });
    };
    REQUIRE(reaches(DeviceState::ready));
    for (const char* fault : {"none", "no-terminator", "split", "noise", "caps-lock", "repeat"}) {
        INFO(fault);
        simulator.command(std::string("fault keyboard-scanner ") + fault);
        simulator.command(std::string("scan LZ1T:") + fault + " $%*+-./");
        CHECK(scanned(std::string("LZ1T:") + fault + " $%*+-./"));
    }
    simulator.command("unplug keyboard-scanner");
    REQUIRE(reaches(DeviceState::absent));
    simulator.command("replug keyboard-scanner");
    REQUIRE(reaches(DeviceState::ready));
    simulator.command("fault keyboard-scanner none");
    simulator.command("scan LZ1T:BACK");
    CHECK(scanned("LZ1T:BACK"));
}

TEST_CASE("other lines: nobody at the other end is told, and costs no other device its turn") {
    Heard heard;
    DeviceLoop loop(steady_now);
    // A port of the loopback that nothing listens on.
    loop.add(std::make_unique<IdCardReader>(make_card_reader_transport("tcp:127.0.0.1:9", 115200),
                                            CardReaderSettings{}, heard.sink()));
    CHECK(turn_until(loop, [&] { return heard.count<DeviceStateChanged>() > 0; }));
    CHECK(turn_until(loop, [&] { return heard.state(DeviceKind::card_reader) == DeviceState::absent; }));
}

TEST_CASE("other lines: a pulled plug is noticed within 30 ms, a new one is taken at once") {
    Simulator simulator;
    const std::vector<std::pair<std::string, std::string>> rows{
        {"code-scanner", simulator.path("code-scanner")},
        {"keyboard-scanner", "keyboard:" + simulator.path("keyboard-scanner")}};
    for (const auto& [device, address] : rows) {
        INFO(device);
        Heard heard;
        DeviceLoop loop(steady_now);
        if (auto keys = make_keyboard_transport(address))
            loop.add(std::make_unique<KeyboardScanner>(std::move(keys), CodeScannerSettings{}, heard.sink()));
        else
            loop.add(std::make_unique<CodeScanner>(make_code_scanner_transport(address, 9600),
                                                   CodeScannerSettings{}, heard.sink()));
        auto plugs = std::make_unique<PlugWatch>();
        plugs->watch_folder_of(path_in_address(address));
        loop.watch_plugs(std::move(plugs));
        const auto reaches = [&](DeviceState state) {
            return turn_until(loop, [&] { return heard.state(DeviceKind::code_scanner) == state; });
        };
        REQUIRE(reaches(DeviceState::ready));
        // The command returns when the plug is out; from then on the clock runs. The best of some tries counts,
        // for the machine may be busy with other things.
        auto out = Span{1000};
        auto in = Span{1000};
        for (int times = 0; times < 5; ++times) {
            simulator.command("unplug " + device);
            auto before = steady_now();
            REQUIRE(reaches(DeviceState::absent));
            out = std::min(out, std::chrono::ceil<Span>(steady_now() - before));
            // The pause between openings has grown by now, but news makes it short.
            loop.turn(Span{300});
            simulator.command("replug " + device);
            before = steady_now();
            REQUIRE(reaches(DeviceState::ready));
            in = std::min(in, std::chrono::ceil<Span>(steady_now() - before));
        }
        CHECK(out <= Span{30});
        CHECK(in <= Span{30});
    }
}
