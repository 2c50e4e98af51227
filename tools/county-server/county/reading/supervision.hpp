// Notices to offices that are late with an opinion (督办). They stay at the county.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "county/database.hpp"
#include "domain/time.hpp"

namespace liaison::county {

struct SupervisionRefusal {
    int status; // as HTTP says it
    std::string why;
};

// Gives the notice as it stands in the opinion's history. Only what is overdue is urged.
tl::expected<nlohmann::json, SupervisionRefusal> supervise(Database& database, const std::string& opinion,
                                                           const std::string& text, const std::string& by,
                                                           domain::WallTime now);

// The oldest first.
std::vector<nlohmann::json> supervision_notices(soci::session& sql, const std::string& opinion);

} // namespace liaison::county
