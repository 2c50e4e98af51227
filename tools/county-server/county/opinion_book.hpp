// The opinions of all stations and what became of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "county/database.hpp"
#include "county/reading/station_facts.hpp"
#include "domain/county_news.hpp"
#include "domain/wire_record.hpp"

namespace liaison::county {

class OpinionBook {
public:
    explicit OpinionBook(Database& database) : database_(database) {}

    // What a member of staff enters, where the chain allows it. Its id and time are given here. Error: why not.
    tl::expected<domain::ChainEvent, std::string> enter(const std::string& station, domain::ChainEvent event,
                                                        const domain::ChainRules& rules, const std::string& by,
                                                        domain::WallTime now);

    // What came after the first `after` events of the station goes to `news`.
    void add_news(const std::string& station, std::int64_t after, domain::CountyNews& news);

private:
    Database& database_;
};

// A record that was just stored, in the same change, under its station's lock: opinions and what citizens said
// of them are entered here.
void enter_opinion_record(soci::session& sql, const std::string& station, const domain::WireRecord& record,
                          domain::WallTime now);

// How an opinion of the station stands goes into its row, in the change that moved it; an id that is none of
// the station's is passed over.
void note_standing(soci::session& sql, const std::string& station, const std::string& opinion,
                   const StationFacts& facts);
void note_standing_of_all(soci::session& sql, const std::string& station, const StationFacts& facts);

// The opinion as its history tells it; nothing: it is none of the station's.
std::optional<domain::OpinionProgress> progress_of(soci::session& sql, const std::string& station,
                                                   const std::string& opinion, const domain::ChainRules& rules);

} // namespace liaison::county
