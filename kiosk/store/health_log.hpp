// Samples of the station's health on their way to the county: the only records that may give way.
#pragma once

#include "domain/station_health.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class HealthLog {
public:
    HealthLog(Database& database, RandomSource random) : database_(database), random_(std::move(random)) {}

    Saved<void> write(const domain::StationHealth& health, const Moment& now);

    // The disk runs short: what waits loses its content, the newest sample apart. Its numbers stay, so that the
    // county sees no gap; facts are never touched. Gives how many lost theirs.
    Saved<int> drop_waiting();

private:
    Database& database_;
    RandomSource random_;
};

} // namespace liaison::store
