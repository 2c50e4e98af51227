// Screens with pictures: of notices, and of deputies. Nobody in them is real.
#pragma once

#include "scenes.hpp"
#include "ui/image.hpp"

namespace liaison::gallery {

void add_picture_scenes(std::vector<Scene>& scenes);

// Hills under a sky, or head and shoulders.
ui::Image made_up_picture(view::PictureUse use);

} // namespace liaison::gallery
