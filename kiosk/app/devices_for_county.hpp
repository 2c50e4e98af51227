// The devices that a station has, and what ails them, in the county's words.
#pragma once

#include <vector>

#include "domain/station_health.hpp"
#include "view/station_report.hpp"

namespace liaison::app {

std::vector<domain::StationHealth::Device> devices_for_county(const view::StationReport& report);

} // namespace liaison::app
