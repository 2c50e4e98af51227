#include "ui/signature_pad.hpp"

#include <utility>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

// Nobody's signature has more; a leaning elbow does.
constexpr std::size_t most_points = 20000;

} // namespace

std::optional<TimedStroke> signing_pad(Canvas& canvas, std::string_view id, const Rect& rect,
                                       std::span<const InkStroke> ink, std::string_view hint,
                                       SigningState& state, std::chrono::milliseconds now) {
    const Metrics& m = canvas.metrics();
    const bool writing = ink_pad(canvas, id, rect);
    separator(canvas, {rect.x + m.grid(4), rect.bottom() - rect.height * 0.22F, rect.width - m.grid(8), 1});
    if (writing) {
        if (canvas.input().pressed) state = {std::string(id), {}};
        for (const Point at : canvas.input().trail)
            if (state.pad == id && state.stroke.size() < most_points)
                state.stroke.push_back({ink_point(rect, at), now});
    }
    const bool mine = state.pad == id;
    if (ink.empty() && !(mine && !state.stroke.empty())) ink_hint(canvas, rect, hint);
    draw_ink(canvas, rect, ink);
    if (!mine) return std::nullopt;
    InkStroke begun;
    for (const TimedPoint& point : state.stroke)
        begun.push_back(point.at);
    draw_ink(canvas, rect, std::span(&begun, 1));
    if (state.stroke.empty() || (writing && !canvas.input().released)) return std::nullopt;
    return std::exchange(state, {}).stroke;
}

} // namespace liaison::ui
