// What a change keeps to itself until it ends. SQLite lets one change in at a time and so holds all of this by
// itself; on PostgreSQL it is an advisory lock of the transaction (pg_advisory_xact_lock), the same one for
// every server process. Whoever needs several takes a change's (of
// configurations) first, then a station's, then the slots'.
#pragma once

#include <cstdint>
#include <string>

#include <soci/soci.h>

namespace liaison::county {

class Lock {
public:
    // No more than the rows that are written: enough for one statement about one row.
    static Lock rows() { return {Kind::rows, ""}; }
    // Records, events of opinions, sheets, configurations of one station. Their numbers are given under it, so
    // they are committed in their order, and whoever reads on from the last number that it saw misses none.
    static Lock station(const std::string& id) { return {Kind::station, id}; }
    // How far a change of configurations has got.
    static Lock rollout(const std::string& change) { return {Kind::rollout, change}; }
    // Claims and holds of all shared deputies and the words said about them, whose numbers all stations read on
    // from.
    static Lock slots() { return {Kind::slots, ""}; }
    // Which files there are that configurations name; taken after a station's.
    static Lock assets() { return {Kind::assets, ""}; }
    static Lock trust() { return {Kind::trust, ""}; } // the roots, each of which follows the one before
    static Lock schema() { return {Kind::schema, ""}; }

    // The statement that takes it on PostgreSQL; empty where there is nothing to take.
    std::string postgresql() const;

private:
    enum class Kind { rows, station, slots, trust, schema, rollout, assets };
    Lock(Kind kind, const std::string& subject) : kind_(kind), subject_(subject) {}

    Kind kind_;
    std::string subject_;
};

// In a change that is under way, until that ends. Waits for whoever has it.
void hold(soci::session& sql, const Lock& lock);

} // namespace liaison::county
