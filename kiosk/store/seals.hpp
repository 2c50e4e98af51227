// Sealing as SQL sees it, so that the repositories read as they did: functions that exist on this room's
// connections and nowhere else.
//
//   sealed(value, subject, place)    for the disk, with the key of the subject, which is made where it is
//   missing opened(value, subject, place)    NULL where the key is gone, or where the value was sealed for
//   another place travelling(body, id, kind, about)  a record for the outbox: sealed to the county, or where it
//   has no key for that,
//                                    as sealed() does; what says nothing personal stays as it is
//   on_leaving(body, id, about)      the same body as it goes to the county
//   sealed_to_county(picture, id)    a sheet; NULL where the county has no key
//
// NULL stays NULL. Text becomes text (base64), a blob a blob. `place` names the table, the column and the row:
// what is sealed cannot be moved. Private to the room.
#pragma once

#include <optional>
#include <string>

#include "domain/sealing.hpp"
#include "store/data_keys.hpp"

namespace liaison::store {

// To whom records are sealed, and as whose.
struct CountySeal {
    std::string station_id;
    domain::SealingKey key;
};

class Seals {
public:
    // Adds the functions to the connection, which must not outlive this object.
    Seals(SQLite::Database& sqlite, MachineKey machine, std::optional<CountySeal> county);
    Seals(const Seals&) = delete;
    Seals& operator=(const Seals&) = delete;

    DataKeys& keys() { return keys_; }
    const std::optional<CountySeal>& county() const { return county_; }

private:
    DataKeys keys_;
    std::optional<CountySeal> county_;
};

} // namespace liaison::store
