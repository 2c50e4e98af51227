// Seven days in which somebody plays with the plugs, in a time of the test's own.
#include "catch.hpp"

#include <filesystem>

#include "randomness.hpp"
#include "simulated_room.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

constexpr Span minute{60'000};
constexpr Span week = minute * 60 * 24 * 7;
// The longest of all pauses is that of a reader whose self-test failed: it is reset every minute.
constexpr Span back_within{75'000};

std::size_t open_descriptors() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count;
}

class Week {
public:
    Week(SimulatedRoom& room, Random& random) : room_(room), random_(random) {}

    void disturb() {
        switch (random_.below(6)) {
        case 0: return pull(room_.reader_cable());
        case 1: return pull(room_.scanner_cable());
        case 2: return flap(room_.reader_cable());
        case 3: return flap(room_.scanner_cable());
        case 4: return reader_fault();
        default: return scanner_fault();
        }
    }

    // Everything is in its place again: all has to work, once each.
    void mend_and_check() {
        for (auto* cable : {&room_.reader_cable(), &room_.scanner_cable()})
            if (!cable->is_plugged()) plug(*cable);
        room_.set_reader_fault("none");
        room_.set_scanner_fault("none");
        room_.reader().remove();
        const auto both_ready = [this] {
            return room_.heard.state(DeviceKind::card_reader) == DeviceState::ready &&
                   room_.heard.state(DeviceKind::code_scanner) == DeviceState::ready;
        };
        room_.pass(back_within);
        REQUIRE(both_ready());
        note_state();
        room_.reader().lay(device_sim::resident_card());
        room_.scan("LZ1T:" + std::to_string(++scans_));
        room_.pass(minute);
        REQUIRE(room_.heard.count<CardRead>() == 1);
        REQUIRE(room_.heard.count<CodeScanned>() == 1);
        REQUIRE(room_.heard.last<CodeScanned>()->bytes == "LZ1T:" + std::to_string(scans_));
        room_.reader().remove();
        room_.pass(minute);
        REQUIRE(room_.heard.count<CardGone>() == 1);
        ++checks;
    }

    int checks = 0;
    std::size_t state_changes = 0;

private:
    void plug(MemoryCable& cable) {
        if (&cable == &room_.reader_cable()) room_.reader().power_on();
        cable.plug();
    }
    void pull(MemoryCable& cable) {
        cable.unplug();
        room_.pass(Span{static_cast<int>(random_.below(600'000))});
        plug(cable);
    }
    // A bad contact.
    void flap(MemoryCable& cable) {
        for (std::size_t times = 1 + random_.below(50); times > 0; --times) {
            cable.unplug();
            room_.pass(Span{static_cast<int>(random_.below(300))});
            plug(cable);
            room_.pass(Span{static_cast<int>(random_.below(300))});
        }
    }
    void reader_fault() {
        static const std::vector<const char*> faults{
            "noise",    "split", "merge",   "wrong-checksum", "wrong-length", "silence",          "half",
            "stranger", "cut",   "refused", "slow",           "read-failed",  "self-test-failed", "trickle"};
        room_.set_reader_fault(faults[random_.below(faults.size())], static_cast<int>(random_.below(6)) - 1);
        room_.reader().lay(device_sim::resident_card());
        room_.pass(Span{static_cast<int>(random_.below(120'000))});
    }
    void scanner_fault() {
        static const std::vector<const char*> faults{"split", "merge", "noise", "cut", "shortened", "flood"};
        room_.set_scanner_fault(faults[random_.below(faults.size())]);
        room_.scan("LZ1T:DISTURBED");
        room_.pass(Span{static_cast<int>(random_.below(20'000))});
    }
    // The states survive, the rest is counted anew.
    void note_state() {
        state_changes += room_.heard.count<DeviceStateChanged>();
        room_.heard.clear();
        room_.heard.events.push_back(DeviceStateChanged{DeviceKind::card_reader, DeviceState::ready, {}});
        room_.heard.events.push_back(DeviceStateChanged{DeviceKind::code_scanner, DeviceState::ready, {}});
    }

    SimulatedRoom& room_;
    Random& random_;
    int scans_ = 0;
};

} // namespace

TEST_CASE("a week of plugging: whatever was done to the plugs, 75 seconds later everything works") {
    const unsigned seed = test_seed();
    INFO("TEST_SEED=" << seed);
    Random random(seed);
    for (const auto kind : {SimulatedRoom::Scanner::serial, SimulatedRoom::Scanner::keyboard}) {
        const std::size_t descriptors = open_descriptors();
        {
            SimulatedRoom room(kind, Span{5000});
            Week days(room, random);
            const Instant end = room.now + week;
            while (room.now < end) {
                for (std::size_t count = 1 + random.below(8); count > 0; --count)
                    days.disturb();
                days.mend_and_check();
                room.pass(Span{static_cast<int>(random.below(3'600'000))});
            }
            CHECK(days.checks > 100);
            // The keeper's page is not flooded, a bad contact does not keep the loop busy.
            CHECK(days.state_changes < 100'000);
            CHECK(room.reader_cable().openings() < 60'000);
            CHECK(room.turns < 5'000'000);
        }
        CHECK(open_descriptors() == descriptors);
    }
}
