// What the keeper's page shows of the machine: gathered by the program, in values that a screen puts into
// words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::view {

// What is the matter with a device, so far as it has words of its own.
enum class Ailment {
    none,
    starting,  // open, not heard of yet
    not_there, // not plugged in, or not to be opened
    no_answer, // there, but of no use
    paper_out,
    near_end, // prints, but not for long
    cover_open,
    cutter,
    offline,
};

struct DeviceReport {
    bool configured = false;
    Ailment ailment = Ailment::none;
    std::string detail; // technical, of the present state
    std::optional<domain::WallTime> since;
    std::string last_error; // technical, of the last trouble, also when it is over
    std::optional<domain::WallTime> last_error_at;
    int restarts = 0; // of a driver that hung
};

// What the operating system says. Nothing where it does not.
struct MachineReport {
    std::optional<std::uint64_t> free_bytes, disk_bytes; // where the records are
    std::optional<double> temperature_c;
    std::optional<std::chrono::seconds> machine_up, program_up;
    std::string boot_reason; // "watchdog": the last start was the hardware watchdog's doing; else empty
};

enum class CountyState { unknown, online, offline, refused, none };

struct StationReport {
    DeviceReport reader, scanner, camera, printer, sound;
    std::string module_number;                 // of the card reader's security module; empty: not known
    std::optional<std::uint8_t> module_status; // as it answered last
    MachineReport machine;
    CountyState county = CountyState::unknown;
    std::optional<domain::WallTime> county_last_contact;
    std::int64_t unsent = 0;
    std::string county_detail; // technical
    std::string version;       // of the program
    std::int64_t configuration_version = 0;
    std::optional<domain::WallTime> configuration_expires;
    std::chrono::milliseconds county_ahead{}; // of the clock on this wall, as far as known
    bool store_works = true;
};

} // namespace liaison::view
