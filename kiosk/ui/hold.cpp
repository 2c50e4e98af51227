#include "ui/hold.hpp"

namespace liaison::ui {

bool held_long(Canvas& canvas, std::string_view id, const Rect& rect, HoldState& state,
               std::chrono::milliseconds now, std::chrono::milliseconds least) {
    const Touch touch = canvas.touch(id, rect, TargetKind::area);
    if (touch.held && state.id != id) state = {std::string(id), now};
    if (touch.held) return false;
    const bool rested = state.id == id && touch.clicked && now - state.since >= least;
    if (state.id == id) state = {};
    return rested;
}

} // namespace liaison::ui
