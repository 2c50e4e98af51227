// Each start of the program, and whether it came to work well: the program takes a configuration back by itself
// when it has failed twice with it.
#pragma once

#include "store/saved.hpp"

namespace liaison::store {

class Database;

class Boots {
public:
    explicit Boots(Database& database) : database_(database) {}

    // Notes a start with this configuration (0: none) and gives its number.
    Saved<std::int64_t> begin(std::int64_t configuration_version, domain::WallTime now);

    // The program has worked well for long enough.
    Saved<void> mark_good(std::int64_t boot);

    // Whether any start that is still on record worked well with this configuration.
    Saved<bool> has_worked_with(std::int64_t configuration_version);

    // How many of the latest starts in a row were with this configuration and never came to work well.
    Saved<int> failed_in_a_row(std::int64_t configuration_version);

private:
    Database& database_;
};

} // namespace liaison::store
