// A change of configurations as it is stored: what is wished for, for which stations, and how far it has got.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "county/configuration_sections.hpp"
#include "county/rollout.hpp"

namespace liaison::county {

// Beside what the decision needs.
struct PartDetails {
    std::int64_t before_version = 0; // the newest when it was proposed, then when it was published
    std::optional<std::int64_t> taken_back_version;
};

struct HistoryLine {
    std::string at; // RFC 3339
    std::string who;
    std::string what;
    std::string reason; // empty: none
};

struct Change {
    std::int64_t number = 0; // in the order of their proposals
    std::string id;
    std::string title;
    std::string proposed_by;
    std::string proposed_at;                // RFC 3339
    std::string decided_by, decided_at;     // empty: nobody has approved or rejected it
    std::string taken_back_by;              // empty: it was not
    std::string reason;                     // the newest; empty: none was given
    std::vector<std::string> section_names; // that it touches at any station
    Rollout rollout;
    std::map<std::string, PartDetails> details; // of each station of the rollout
};

// Within a change or a reading of the database. nullopt: there is none.
std::optional<Change> read_change(soci::session& sql, const std::string& id);
std::vector<Change> read_changes(soci::session& sql, std::int64_t before, std::int64_t most); // newest first
std::vector<HistoryLine> read_history(soci::session& sql, const std::string& id);

// Of one part of it: what its station alone is to get, and what the change touches as it was.
struct PartSections {
    Json own = Json::object();
    Json before = Json::object();
};
struct ChangeSections {
    Json common = Json::object(); // for all stations
    std::map<std::string, PartSections> parts;

    Json wished_for(const std::string& station) const { return joined(common, parts.at(station).own); }
};
ChangeSections read_sections(soci::session& sql, const std::string& id); // of all stations
ChangeSections read_sections(soci::session& sql, const std::string& id, const std::string& station);

void write_part(soci::session& sql, const std::string& id, const Part& part);
void write_history(soci::session& sql, const std::string& id, const HistoryLine& line);

// Of all stations of the change.
std::map<std::string, StationNews> read_news(soci::session& sql, const std::string& id);

} // namespace liaison::county
