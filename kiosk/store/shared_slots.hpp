// The times of deputies whom several stations book: what the county says of them.
#pragma once

#include "domain/county_news.hpp"
#include "store/device_key.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class SharedSlots {
public:
    SharedSlots(Database& database, const DeviceKey& key, RandomSource random)
        : database_(database), key_(key), random_(std::move(random)) {}

    // Words and cursor in one transaction. An appointment that waits for the word is confirmed, or cancelled
    // with the reason; what other stations take or release takes and gives back places here. A word that is
    // known, or about an appointment that this station never had, changes nothing. Gives how many of the
    // station's own were decided.
    Saved<int> take_words(const domain::CountyNews& news, const Moment& now);
    Saved<std::int64_t> cursor();

private:
    Database& database_;
    const DeviceKey& key_;
    RandomSource random_;
};

} // namespace liaison::store
