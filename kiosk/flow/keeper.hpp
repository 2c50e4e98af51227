// The keeper's page: what is wrong with this station, seen and tried out without a keyboard. Behind a PIN.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "flow/effect.hpp"
#include "flow/event.hpp"
#include "flow/pin_tries.hpp"
#include "flow/surroundings.hpp"

namespace liaison::flow {

enum class KeeperPhase {
    closed, // the glass belongs to the citizens
    enter_pin,
    checking_pin,
    overview,     // each device, the machine, the line to the county
    test_reader,  // lay a card down
    test_scanner, // show a code
    test_glass,   // draw over all of it
};
inline constexpr std::size_t keeper_phase_count = 7;

enum class KeeperNotice {
    none,
    no_pin, // neither the county nor the installer has set one
    pin_wrong,
    pin_locked,
    page_printing,
    page_printed,
    page_not_printed,
    bell_rung,
    exporting,
    exported,
    not_exported,
};

// What the device under test has done since the test began. Never whose card or which code.
struct DeviceTest {
    int good = 0;
    int bad = 0; // cards that could not be read
    bool card_there = false;
    bool last_was_good = false;
};

struct KeeperPage {
    std::uint64_t number = 0; // which session, for answers that come late
    KeeperPhase phase = KeeperPhase::closed;
    std::string pin;
    PinTries tries;
    KeeperNotice notice = KeeperNotice::none;
    std::string export_place; // where the last diagnosis lies
    DeviceTest test;
    GlassCells touched;
    int pages = 0; // test pages of this session
    domain::MonotonicTime last_activity;

    bool is_open() const { return phase != KeeperPhase::closed; }
    std::string page_job() const; // of the last test page
};

inline constexpr std::uint64_t keeper_numbers_begin = std::uint64_t{3} << 62; // no visit's and no desk's number
inline constexpr std::chrono::minutes keeper_locks_after{5};
// With a finger for so long on the station's name the page opens.
inline constexpr std::chrono::seconds keeper_opens_after{3};

bool may_touch(KeeperPhase phase, const Touch& touch);

struct KeeperStep {
    KeeperPage next;
    Effects effects;
    bool refused = false;
};

KeeperPage open_keeper(const KeeperPage& closed, const Surroundings& around, domain::Now now);
KeeperStep step(const KeeperPage& page, const Event& event, const Surroundings& around, domain::Now now);
std::optional<domain::MonotonicTime> next_deadline(const KeeperPage& page);

} // namespace liaison::flow
