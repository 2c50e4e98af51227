// Which stations have something newer to fetch, told to those who wait for it, whichever process published it.
#pragma once

#include <mutex>
#include <string>

#include "county/database.hpp"
#include "county/http/bell.hpp"

namespace liaison::county {

// What a station waits for that asks for its configuration.
std::string configuration_topic(const std::string& station);

// In the change that publishes: for one station; for all, where it is empty.
void note_publication(soci::session& sql, const std::string& station);

class Publications {
public:
    Publications(Database& database, Bell& bell); // what was published before is known

    // Rings for what was published since the last time.
    void ring();

private:
    Database& database_;
    Bell& bell_;
    std::mutex mutex_;
    std::int64_t last_ = 0;
};

} // namespace liaison::county
