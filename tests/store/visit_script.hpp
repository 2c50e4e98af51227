// A few visits that touch every kind of write, and a witness that remembers what the store said is saved.
#pragma once

#include <map>
#include <set>

#include "station.hpp"

namespace liaison::store::test {

struct Witness {
    std::map<std::string, domain::TicketState> tickets; // the last state that was acknowledged
    std::set<std::string> bookings;
    std::set<std::string> receptions;
    std::map<std::string, std::string> drafts;
    std::int64_t delivered = 0; // highest sequence whose acknowledgement was acknowledged
    std::int64_t configuration = 0;
    int errors = 0;
    domain::SaveError last_error{};
};

// Goes on after errors like a station with people before it. `round` makes the people new ones.
void live(StoreAtWork& store, Witness& witness, int round = 0);

// Fails the test where the database in `directory` is damaged, or lacks anything that the witness saw.
void check_nothing_lost(const std::filesystem::path& directory, const Witness& witness,
                        const std::string& file_system = {});

} // namespace liaison::store::test
