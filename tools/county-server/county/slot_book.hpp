// The times of deputies whom several stations book. The county is the one place that gives them: the first
// record that arrives has the time, a later one for the same time is refused, and each station hears of both.
#pragma once

#include <string>

#include "county/database.hpp"
#include "domain/county_news.hpp"
#include "domain/slot_hold.hpp"
#include "domain/wire_record.hpp"

namespace liaison::county {

class SlotBook {
public:
    explicit SlotBook(Database& database) : database_(database) {}

    // What concerns the station and was said after `after`: about its own appointments, and which times others
    // have.
    void add_news(const std::string& station, std::int64_t after, domain::CountyNews& news);

    // Keeps the time for the station for SlotRules::hold, instead of the one that it held before; false where
    // it is taken, or held by another station.
    bool hold(const std::string& station, const domain::SlotHold& hold, domain::WallTime now);

private:
    Database& database_;
};

// A time that the county gives, as a station or the county's own desk asks for it.
struct SlotClaim {
    std::string appointment_id;
    std::string station;
    std::string deputy;
    domain::WallTime start;
    domain::WallTime end;
};

// In the caller's change, under Lock::slots(): false where as many others have the time as the station's slots
// hold, or where its configuration knows no such shared shift. The stations hear of it either way.
bool claim_slot(soci::session& sql, const SlotClaim& claim, domain::WallTime now);

// A record that was just stored, in the same change, under its station's lock: a claim, or the end of one.
void enter_slot_record(soci::session& sql, const std::string& station, const domain::WireRecord& record,
                       domain::WallTime now);

} // namespace liaison::county
