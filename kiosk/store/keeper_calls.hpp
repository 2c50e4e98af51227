// Calls for the station keeper, on their way to the county. The kiosk itself keeps none: the glass shows the
// one that is open, the county has them all.
#pragma once

#include "domain/keeper_call.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class KeeperCalls {
public:
    KeeperCalls(Database& database, RandomSource random) : database_(database), random_(std::move(random)) {}

    // Puts the call's whole new state into the outbox. A call without an id gets one; gives the call as it was
    // written.
    Saved<domain::KeeperCall> write(domain::KeeperCall call, const Moment& now);

private:
    Database& database_;
    RandomSource random_;
};

} // namespace liaison::store
