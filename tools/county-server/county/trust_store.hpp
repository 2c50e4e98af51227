// Whom the county's stations believe: every root that was ever published, in order.
#pragma once

#include <vector>

#include "county/database.hpp"
#include "domain/trust_root.hpp"

namespace liaison::county {

class TrustStore {
public:
    explicit TrustStore(Database& database) : database_(database) {}

    // The first one, or the one that follows: signed as the present one and it itself ask. Error: one sentence.
    tl::expected<std::int64_t, std::string> publish(const domain::SignedStatement& root);

    // Those that follow this version, in order.
    std::vector<domain::SignedStatement> after(std::int64_t version);

    // The newest. Throws std::runtime_error: there is none, since the county was not prepared.
    domain::TrustRoot newest();
    std::int64_t newest_version(); // 0: none

private:
    Database& database_;
};

} // namespace liaison::county
