// A finger that rests: opens what is not for everybody.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

// Where and since when a finger rests. Lives as long as the canvas.
struct HoldState {
    std::string id;
    std::chrono::milliseconds since{};
};

// True once, when a finger is lifted that came down on `rect` and rested there at least so long. `now` counts
// from any fixed moment. A finger that slid away and came back begins anew.
bool held_long(Canvas& canvas, std::string_view id, const Rect& rect, HoldState& state,
               std::chrono::milliseconds now, std::chrono::milliseconds least);

} // namespace liaison::ui
