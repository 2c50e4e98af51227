#pragma once

#include <string>

#include "domain/configuration.hpp"

namespace liaison::app {

// Until a configuration of the county is in force: closed, nobody on duty, in every language.
domain::StationConfiguration unconfigured(const std::string& station_id);

} // namespace liaison::app
