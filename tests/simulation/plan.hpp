// When the station is open and which deputies receive, with the changes of a year: closed days, absent
// deputies.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "domain/slots.hpp"

namespace liaison::simulation {

class Plan {
public:
    static const std::vector<std::string>& deputies();

    bool is_open(domain::Day day) const;
    bool receives(const std::string& deputy, domain::Day day) const;
    std::vector<std::string> on_duty(domain::Day day) const;

    void close(domain::Day day) { closed_.insert(day); }
    void take_away(const std::string& deputy, domain::Day first, int days);

    // As the county would write it at this day; holds until the next call.
    domain::Calendar calendar(domain::Day today, const domain::TimeZone& zone);

    // Starts of the slots of a day, by the plan's own reckoning.
    static std::vector<domain::MinuteOfDay> slot_starts();
    const domain::SlotRules& rules() const { return rules_; }

private:
    std::set<domain::Day> closed_;
    std::set<std::pair<std::string, domain::Day>> absent_;
    domain::OpeningHours hours_;
    domain::DutyRoster roster_;
    domain::SlotRules rules_{.length = std::chrono::minutes{20},
                             .capacity = 2,
                             .cut_off = std::chrono::minutes{10},
                             .days_ahead = 14,
                             .appointments_per_person = 2,
                             // What the ledger's own model of booking does not know is off here: see
                             // tests/domain/booking_rules_test.cpp.
                             .walk_in_share = 0,
                             .appointments_per_day = 20,
                             .no_shows = 0};
};

} // namespace liaison::simulation
