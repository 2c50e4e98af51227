// The county's configuration of this station: the one in force and the one before, as they were signed.
#pragma once

#include <optional>

#include "domain/signed_configuration.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

struct StoredConfiguration {
    std::int64_t version = 0;
    domain::SignedConfiguration envelope; // as it came: to be opened again before use
    domain::WallTime stored_at;
};

class Configurations {
public:
    explicit Configurations(Database& database) : database_(database) {}

    // Becomes the current one; the current one becomes the previous one. `version` is that of the opened
    // document. Error `failed`: not newer than every version that was ever stored here, taken-back ones
    // included.
    Saved<void> store_new(std::int64_t version, const domain::SignedConfiguration& envelope,
                          domain::WallTime now);

    Saved<std::optional<StoredConfiguration>> current();
    Saved<std::optional<StoredConfiguration>> previous();

    // The previous one is current again, and the one taken back never comes again. Error `failed`: there is
    // none.
    Saved<StoredConfiguration> roll_back();

    // Newest version that was ever stored; 0: none.
    Saved<std::int64_t> newest_version();

private:
    Saved<std::optional<StoredConfiguration>> at(const char* place);
    Database& database_;
};

} // namespace liaison::store
