// Opinions as lists show them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "county/reading/conditions.hpp"
#include "domain/time.hpp"

namespace liaison::county {

struct OpinionLine {
    std::string id, station, raised_at, category, urgency, route, stage, due_at, office, outcome, satisfaction;
    std::string reception, deputy, grid_cell, words, answer, reply;
    bool confidential = false, extended = false;
    std::string time_zone;      // of the station; empty: not known
    std::string category_texts; // its name, as JSON; empty: not known

    bool is_owed() const { return due_at != nothing_owed; }
    bool is_overdue(domain::WallTime now) const { return due_at < domain::format_wall_time(now); }
    // Those begun since it was due, at least one; 0 where it is not overdue.
    std::int64_t overdue_days(domain::WallTime now) const;

    static constexpr const char* nothing_owed = "9999";
};

// `tail`: what follows the conditions, with the values `more` of its own.
std::vector<OpinionLine> select_opinion_lines(soci::session& sql, const Conditions& conditions,
                                              const std::string& tail, const Values& more = {});

// As it stands in the list of opinions. The words of a confidential one are left out for those who may not see
// them.
nlohmann::json list_entry(const OpinionLine& line, bool sees_confidential, domain::WallTime now);

} // namespace liaison::county
