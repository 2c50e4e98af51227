// A small helper at the edge of a screen: an icon and a word, no box of its own, so that it never competes with
// the question. What is on has the chosen tone and a gold stroke.
#pragma once

#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

struct ToolLook {
    std::string_view label = {};
    Icon icon = Icon::none;
    bool on = false;
    bool enabled = true;
};

// True once, when the finger is lifted on it. Wide places have the word beside the icon, others below it.
bool tool_button(Canvas& canvas, std::string_view id, const Rect& rect, const ToolLook& look);

} // namespace liaison::ui
