// Activities, ratings and figures: at the desk, and before a voter.
#pragma once

#include "scenes.hpp"

namespace liaison::gallery {

void add_activity_scenes(std::vector<Scene>& scenes);

} // namespace liaison::gallery
