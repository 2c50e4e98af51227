// Where two frames differ, so that a clock that ticks costs a clock and not a screen.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/geometry.hpp"

struct ImDrawData;

namespace liaison::ui {

// A triangle of a frame: everything that decides its pixels, as a number, and where it lies (px, clipped).
struct DrawnTriangle {
    std::uint64_t look = 0;
    float left = 0, top = 0, right = 0, bottom = 0;
};

std::vector<DrawnTriangle> drawn_triangles(const ImDrawData& data);

// A rectangle in whole pixels within `size` that holds every pixel that differs; empty when none does. It may
// hold more: what is drawn between the first and the last difference counts as changed.
Rect difference(const std::vector<DrawnTriangle>& before, const std::vector<DrawnTriangle>& after, Size size);

} // namespace liaison::ui
