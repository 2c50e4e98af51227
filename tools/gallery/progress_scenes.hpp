// What became of an opinion, at each stage.
#pragma once

#include "scenes.hpp"

namespace liaison::gallery {

void add_progress_scenes(std::vector<Scene>& scenes);

} // namespace liaison::gallery
