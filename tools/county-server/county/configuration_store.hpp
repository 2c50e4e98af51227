// The configurations of all stations: every version that was ever published, signed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "county/database.hpp"
#include "county/trust_store.hpp"
#include "domain/signed_configuration.hpp"

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

// One of those that were published.
struct StoredConfiguration {
    std::int64_t version = 0;
    std::string document;
    std::string published_by;
    std::string published_at; // RFC 3339
};

class ConfigurationStore {
public:
    ConfigurationStore(Database& database, TrustStore& trust, domain::SigningKey key)
        : database_(database), trust_(trust), key_(std::move(key)) {}

    // So long a station takes it; what runs by then goes on.
    static constexpr std::chrono::days lifetime{400};

    // Checks with the kiosk's own validator, signs, stores. Gives the version. Throws std::runtime_error: the
    // county was not prepared.
    tl::expected<std::int64_t, domain::ConfigurationError> publish(const Publication& publication,
                                                                   domain::WallTime now);

    // The same within a change that holds the station's lock and that all of it is kept with. `county`: as
    // county() gave it before the change began.
    tl::expected<std::int64_t, domain::ConfigurationError> publish(soci::session& sql,
                                                                   const Publication& publication,
                                                                   const std::string& county,
                                                                   domain::WallTime now);
    std::string county(); // that the newest root names. Throws as publish() does.

    // What publish() would say to it as the station's next version, without doing it; nullopt: nothing.
    static std::optional<domain::ConfigurationError>
    problem_of_next(soci::session& sql, const std::string& document, const std::string& station);

    // nullopt: there is no such version, or none at all.
    std::optional<StoredConfiguration> document(const std::string& station,
                                                std::optional<std::int64_t> version = {});
    static std::optional<StoredConfiguration> document(soci::session& sql, const std::string& station,
                                                       std::optional<std::int64_t> version = {});
    // The newest first, without their documents.
    std::vector<StoredConfiguration> versions(const std::string& station, std::int64_t most);

    std::optional<domain::SignedConfiguration> newest(const std::string& station);
    std::int64_t newest_version(const std::string& station); // 0: none

private:
    Database& database_;
    TrustStore& trust_;
    domain::SigningKey key_;
};

} // namespace liaison::county
