// The head of every screen that a deputy or the keeper works at: what it is, whose, the time, and the one way
// out.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

struct StaffHead {
    std::string_view title;
    std::string whose;         // the station's or a deputy's name
    float whose_share = 0.38F; // of what is left of the title's line
    bool keeper_tool = false;  // the call for the keeper stands beside the way out

    const char* way_out_id; // null: there is none
    Word way_out;
    ui::Icon way_out_icon;
    flow::Touch way_out_touch;
};

// Gives the area that is left.
ui::Rect draw_staff_head(Screen& screen, const StaffHead& parts);

} // namespace liaison::view
