// All that was ever written in one reception log.
#pragma once

#include <string>

#include <nlohmann/json.hpp>
#include <soci/soci.h>

namespace liaison::county {

// The oldest version first, each with the opinions that were written with it. Of the handwriting only whether
// there is some. Where a version is confidential, those who may not see it get no word of what was said.
nlohmann::json reception_versions(soci::session& sql, const std::string& station, const std::string& reception,
                                  bool sees_confidential);

} // namespace liaison::county
