// How large things are on this surface: all sizes of a screen come from here, in pixels.
#pragma once

#include <optional>

#include "ui/geometry.hpp"

namespace liaison::ui {

// Citizens stand and may be old; the desk is for a deputy who sits.
enum class Audience { citizen, desk };

struct SurfaceFacts {
    float width = 1920; // px
    float height = 1080;
    float px_per_mm = 0; // 0: unknown, taken as a 24 inch panel
    bool elder = false;
    bool lowered = false; // all that is touched lies in the lower part, for one who sits
    Audience audience = Audience::citizen;
};

struct Metrics {
    float width = 0;
    float height = 0;
    float top = 0; // px; where the screen begins when it is brought down
    float px_per_mm = 0;
    float unit = 0; // one step of the 8 px grid

    float text_display = 0; // a ticket's number
    float text_title = 0;
    float text_heading = 0;
    float text_body = 0;
    float text_small = 0;
    float text_floor = 0; // nothing is ever shrunk below

    float target = 0; // least short side of what a finger may touch
    float key = 0;    // the same for keys of a keyboard: 14 mm
    float gap = 0;    // least distance of two targets: 4 mm
    float margin = 0; // edge of the screen to its content
    float radius = 0;
    float line = 0; // outline

    bool portrait() const { return height > width; }
    float grid(float steps) const { return unit * steps; }
    Rect screen() const { return {0, 0, width, height}; }
    // The part that is in use: all of it, or what is left when it is brought down.
    Rect reach() const { return {0, top, width, height - top}; }
    // The same without its margins.
    Rect content() const { return reach().inset(margin, top > 0 ? margin / 2 : margin); }
};

Metrics measure(const SurfaceFacts& facts);

// px per mm from what a monitor says of itself; nothing if what it says cannot be true.
std::optional<float> plausible_px_per_mm(int width_px, int height_px, int width_mm, int height_mm);

} // namespace liaison::ui
