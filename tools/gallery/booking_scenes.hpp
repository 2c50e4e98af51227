// Booking beyond the usual: kinds of matter, substitutes, times that the county has to confirm.
#pragma once

#include "scenes.hpp"

namespace liaison::gallery {

void add_booking_scenes(std::vector<Scene>& scenes);

} // namespace liaison::gallery
