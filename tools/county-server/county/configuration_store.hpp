// The configurations of all stations: every version that was ever published, signed.
#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "county/database.hpp"
#include "domain/configuration.hpp"

namespace liaison::county {

enum class VersionRule {
    as_given,    // the document says it, and it must be greater than the newest
    assign_next, // whatever the document says, it becomes the newest's successor
};

struct Publication {
    std::string document;
    std::string station; // that it must be for; empty: whatever it says
    std::string by;      // who publishes
    VersionRule version = VersionRule::as_given;
};

class ConfigurationStore {
public:
    ConfigurationStore(Database& database, domain::SigningKey key)
        : database_(database), key_(std::move(key)) {}

    // Checks with the kiosk's own validator, signs, stores. Gives the version.
    tl::expected<std::int64_t, domain::ConfigurationError> publish(const Publication& publication,
                                                                   domain::WallTime now);

    std::optional<domain::SignedConfiguration> newest(const std::string& station);
    std::int64_t newest_version(const std::string& station); // 0: none

private:
    Database& database_;
    domain::SigningKey key_;
};

} // namespace liaison::county
