// The reader over a real pseudo terminal, against the bytes of device-sim.
#include "catch.hpp"

#include "simulator.hpp"

#include "drivers/device_address.hpp"
#include "drivers/id_card/id_card_reader.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

class Room {
public:
    Room() {
        CardReaderSettings settings;
        settings.find_interval = Span{20};
        settings.presence_interval = Span{50};
        loop.add(std::make_unique<IdCardReader>(make_serial_transport(simulator.path("card-reader"), 115200),
                                                settings, heard.sink()));
    }
    bool reaches(DeviceState state) {
        return turn_until(loop, [&] { return heard.state(DeviceKind::card_reader) == state; });
    }
    template <typename Kind>
    bool hears() {
        return turn_until(loop, [&] { return heard.count<Kind>() > 0; });
    }

    Simulator simulator;
    Heard heard;
    DeviceLoop loop{steady_now};
};

} // namespace

TEST_CASE("over a real line: the four cards") {
    Room room;
    const std::vector<std::pair<const char*, const char*>> rows{
        {"card resident", "999999195607120019"},
        {"card j", "810000190001010018"},
        {"card i", "UTO110090010108"},
        {"card y", "911999199001010014"},
        {"card resident 测试乙 999999199001010024", "999999199001010024"},
    };
    for (const auto& [command, number] : rows) {
        INFO(command);
        room.heard.clear();
        room.simulator.command(command);
        REQUIRE(room.hears<CardRead>());
        CHECK(room.heard.last<CardRead>()->card.number == number);
        room.simulator.command("card remove");
        REQUIRE(room.hears<CardGone>());
    }
}

TEST_CASE("over a real line: a fault of the line costs time, not the card") {
    for (const char* fault : {"none", "noise", "split", "merge", "wrong-checksum 2", "wrong-length 1",
                              "silence 1", "slow", "stale-answer", "no-latest-address"}) {
        INFO(fault);
        Room room;
        REQUIRE(room.reaches(DeviceState::ready));
        room.simulator.command(std::string("fault card-reader ") + fault);
        room.simulator.command("card resident-moved");
        REQUIRE(room.hears<CardRead>());
        const IdCard& card = room.heard.last<CardRead>()->card;
        CHECK(card.name == "测试甲");
        CHECK(card.number == "999999195607120019");
        const bool has_newer = std::string(fault) != "no-latest-address";
        CHECK(card.address == (has_newer ? "示例州测试县样板镇三号" : "示例州测试县样板镇一号"));
        room.simulator.command("card remove");
        CHECK(room.hears<CardGone>());
        CHECK(room.heard.count<CardRead>() == 1);
    }
}

TEST_CASE("over a real line: a fault of the card is told") {
    const std::vector<std::pair<const char*, CardTroubleKind>> rows{
        {"refused", CardTroubleKind::cannot_be_read},
        {"unknown-card", CardTroubleKind::not_a_resident_card},
        {"read-failed", CardTroubleKind::hold_still},
    };
    for (const auto& [fault, trouble] : rows) {
        INFO(fault);
        Room room;
        REQUIRE(room.reaches(DeviceState::ready));
        room.simulator.command(std::string("fault card-reader ") + fault);
        room.simulator.command("card resident");
        REQUIRE(room.hears<CardTrouble>());
        CHECK(room.heard.last<CardTrouble>()->kind == trouble);
        CHECK(room.heard.count<CardRead>() == 0);
    }
}

TEST_CASE("over a real line: a fault of the reader makes it ill") {
    for (const char* fault : {"silence", "wrong-checksum", "self-test-failed", "not-authorised"}) {
        INFO(fault);
        Room room;
        REQUIRE(room.reaches(DeviceState::ready));
        room.simulator.command(std::string("fault card-reader ") + fault);
        CHECK(room.reaches(DeviceState::ill));
    }
}

TEST_CASE("over a real line: unplugged and plugged in again") {
    Room room;
    REQUIRE(room.reaches(DeviceState::ready));
    room.simulator.command("unplug card-reader");
    REQUIRE(room.reaches(DeviceState::absent));
    room.simulator.command("replug card-reader");
    room.simulator.command("card resident");
    CHECK(room.hears<CardRead>());
}

TEST_CASE("over a real line: a reader set to another speed is found") {
    Room room;
    room.simulator.command("card-reader speed 38400");
    room.simulator.command("card resident");
    CHECK(room.hears<CardRead>());
}

TEST_CASE("over a real line: a reader that forgets a card it has read") {
    Room room;
    room.simulator.command("card-reader presence forgets");
    room.simulator.command("card resident");
    REQUIRE(room.hears<CardRead>());
    CHECK(room.hears<CardGone>());
}
