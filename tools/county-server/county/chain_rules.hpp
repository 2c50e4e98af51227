#pragma once

#include <string>

#include "county/office.hpp"

namespace liaison::county {

// The terms and classes of the station's newest configuration; the usual ones where it has none.
domain::ChainRules chain_rules(Office& office, const std::string& station);

} // namespace liaison::county
