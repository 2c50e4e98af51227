// Adds records to the outbox inside the transaction whose facts they tell. Private to the room.
#pragma once

#include <string>

#include "domain/activity.hpp"
#include "domain/opinion_progress.hpp"
#include "domain/station_health.hpp"
#include "domain/wire_record.hpp"
#include "store/connection.hpp"

namespace liaison::store {

class RecordWriter {
public:
    RecordWriter(SQLite::Database& sqlite, const RandomSource& random, const Moment& now)
        : sqlite_(sqlite), random_(random), now_(now) {}

    // Throws Refused where the record is larger than the county takes.
    void write(const domain::CheckIn& check_in);
    void write(const domain::Appointment& appointment);
    void write(const domain::Ticket& ticket);
    void write(const domain::Reception& reception);
    void write(const domain::KeeperCall& call);
    void write(const domain::OpinionNews& news);
    void write(const domain::ChainEvent& event);
    void write(const domain::Activity& activity);
    void write(const domain::StationHealth& health);

private:
    void append(domain::RecordKind kind, const std::string& about, const std::string& body);

    SQLite::Database& sqlite_;
    const RandomSource& random_;
    Moment now_;
};

} // namespace liaison::store
