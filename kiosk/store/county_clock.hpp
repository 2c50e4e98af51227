// What the station has learned of the county's clock. Every record that is written later bears it.
#pragma once

#include <optional>

#include "domain/record_clock.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class CountyClock {
public:
    explicit CountyClock(Database& database) : database_(database) {}

    // The county's clock said `county` at the moment `now`.
    Saved<void> learn(domain::WallTime county, domain::Now now);

    // The county's time when it was learned last: it is not earlier now.
    Saved<std::optional<domain::WallTime>> last_known();

    // By this program's clocks, for what is sent now.
    Saved<domain::RecordClock> reading(domain::Now now);

private:
    Database& database_;
};

} // namespace liaison::store
