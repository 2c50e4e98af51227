// The county's roots that followed the one the machine was set up with, as they came.
#pragma once

#include <map>
#include <vector>

#include "domain/trust_root.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class TrustRoots {
public:
    explicit TrustRoots(Database& database) : database_(database) {}

    // With those before it that could not be written down, or none of them: a root is no good without the one
    // that it follows.
    Saved<void> add(std::int64_t version, const domain::SignedStatement& root);
    // Those that could not be written down. Before anything is stored that only they make believable.
    Saved<void> keep();

    // In order; each to be checked again before it is believed.
    Saved<std::vector<domain::SignedStatement>> after(std::int64_t version);

private:
    Database& database_;
    std::map<std::int64_t, domain::SignedStatement> unkept_; // by version
};

} // namespace liaison::store
