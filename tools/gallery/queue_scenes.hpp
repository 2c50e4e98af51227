// Those who wait, set aside, transferred, given back; and the second screen of the room.
#pragma once

#include "scenes.hpp"

namespace liaison::gallery {

void add_queue_scenes(std::vector<Scene>& scenes);

} // namespace liaison::gallery
