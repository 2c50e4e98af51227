// What goes wrong in one simulated month. Each seed has a mixture of its own: most faults are missing in most
// months, so that those which are there meet.
#pragma once

#include <chrono>
#include <optional>

#include "seed.hpp"

namespace liaison::link_simulation {

// Chances are one in so many; 0: never.
struct Plan {
    int days = 30;
    int visits_a_day = 3;
    std::chrono::hours configuration_interval{4};

    // ---- the line, at every request ----
    int request_lost = 0; // nothing arrives
    int request_cut = 0;  // the connection breaks in the middle of it
    int request_late = 0; // arrives when nobody waits for the answer any more, up to two days later
    int request_twice = 0;
    int answer_lost = 0;
    int answer_cut = 0;
    int busy = 0; // 429, 502, 503, 504 from what stands before the county
    int outages = 0;

    // ---- what stands between says things that are not the county's ----
    int foreign_answer = 0; // a captive portal, a proxy's page
    int answer_halved = 0;  // and nobody noticed
    int answer_swapped = 0; // the one before, once more
    bool confuses() const { return foreign_answer + answer_halved + answer_swapped > 0; }
    // A record that something on the way never lets through.
    std::optional<std::int64_t> poison;

    // ---- the machines ----
    int kiosk_cut_amid = 0; // at a write of a visit or of the delivery
    int kiosk_cuts = 0;     // in the month, between two steps or in the middle of a transfer
    int county_cut_amid = 0;
    int county_cuts = 0;
    int kiosk_disk_full = 0, county_disk_full = 0;     // in the month, for hours
    int kiosk_clock_jumps = 0, county_clock_jumps = 0; // in the month
    int drift_ppm = 0;                                 // of the kiosk's crystal

    // ---- the county's staff, in the month ----
    int publications = 0;
    int revocations = 0;
    int new_roots = 0;
};

Plan plan_of(test::Random& random);

} // namespace liaison::link_simulation
