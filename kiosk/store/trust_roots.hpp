// The county's roots that followed the one the machine was set up with, as they came.
#pragma once

#include <vector>

#include "domain/trust_root.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class TrustRoots {
public:
    explicit TrustRoots(Database& database) : database_(database) {}

    Saved<void> add(std::int64_t version, const domain::SignedStatement& root);

    // In order; each to be checked again before it is believed.
    Saved<std::vector<domain::SignedStatement>> after(std::int64_t version);

private:
    Database& database_;
};

} // namespace liaison::store
