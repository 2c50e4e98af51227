// A station with everything that makes a screen full: long names, five languages, many notices. Nobody in it
// exists.
#pragma once

#include "domain/configuration.hpp"

namespace liaison::gallery {

domain::StationConfiguration full_station();

} // namespace liaison::gallery
