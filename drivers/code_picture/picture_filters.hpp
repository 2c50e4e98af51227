// What can be done to a picture before the decoder looks at it.
#pragma once

#include "drivers/code_picture/grey_picture.hpp"

namespace drivers {

GreyPicture inverted(const GreyView& picture);
// Twice as wide and high, smooth: for modules of one or two pixels.
GreyPicture doubled(const GreyView& picture);
// Each pixel the mean of factor x factor: for modules of very many pixels, and against noise.
GreyPicture shrunk(const GreyView& picture, int factor);
// Each pixel takes of its neighbours: against noise.
GreyPicture smoothed(const GreyView& picture);
// What stands out from its surroundings is made to stand out more: against blur.
GreyPicture sharpened(const GreyView& picture, int radius);

} // namespace drivers
