// How a station is, for the county: sent now and then, and when a device falls ill or recovers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/time.hpp"

namespace liaison::domain {

struct StationHealth {
    struct Device {
        std::string name;  // "card_reader", "code_scanner", "camera", "printer"
        std::string state; // "well", or what ails it
        std::optional<WallTime> since;
        bool operator==(const Device&) const = default;
    };

    std::string program_version;
    std::int64_t configuration = 0; // the version in force; 0: none
    // A version that was taken back because the program did not come to work well with it; 0: none.
    std::int64_t configuration_taken_back = 0;
    bool configuration_expired = false; // it is out of date by the county's time, and goes on all the same
    std::vector<Device> devices = {};   // those that the station has
    std::int64_t unsent = 0;            // records that wait
    std::int64_t set_aside = 0;         // records that the county will never take
    std::optional<std::uint64_t> free_bytes = {}, disk_bytes = {}; // where the records are
    std::chrono::seconds program_up{};
    std::string key_protection =
        {}; // what keeps the key of the sealed fields: "tpm", "keyring", "file"; empty: not sealed
};

std::string record_body(const StationHealth& health);

// What stands in place of a sample that gave way when the disk ran short: its number stays.
std::string dropped_health_body();

} // namespace liaison::domain
