// Several texts one below the other in one box: what does not fit shrinks together, so that none starves
// another.
#pragma once

#include <string>
#include <vector>

#include "ui/canvas.hpp"

namespace liaison::ui {

struct StackLine {
    std::string text;
    TextStyle style = {};
    float gap = 0; // px below it, shrunk with the rest
};

// Empty texts take no room. Returns where each line stands, in order; the last bottom is the end of the stack.
std::vector<Rect> text_stack(Canvas& canvas, const Rect& box, const std::vector<StackLine>& lines,
                             VerticalAlign vertical = VerticalAlign::top);

} // namespace liaison::ui
