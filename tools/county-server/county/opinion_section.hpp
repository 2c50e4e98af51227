// The opinions of a station on its page: how each stands, and the form by which staff move it on.
#pragma once

#include "county/office.hpp"

namespace liaison::county {

std::string opinion_section(Office& office, const std::string& station, const Member& member,
                            const domain::TimeZone& zone, const domain::ChainRules& rules);

} // namespace liaison::county
