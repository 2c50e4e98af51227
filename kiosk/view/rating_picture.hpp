// How a report was rated: a bar an aspect, or why nothing is shown.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

void draw_rating_picture(Screen& screen, ui::Rect area, const domain::Rating& rating);

} // namespace liaison::view
