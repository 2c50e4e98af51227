// Points, sizes and rectangles in pixels of the surface, and the few ways to cut a rectangle into parts.
#pragma once

#include <algorithm>
#include <vector>

namespace liaison::ui {

struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

struct Size {
    float width = 0;
    float height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    bool operator==(const Rect&) const = default;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point center() const { return {x + width / 2, y + height / 2}; }
    float short_side() const { return std::min(width, height); }
    bool empty() const { return width <= 0 || height <= 0; }
    // Left and top edge belong to the rectangle, right and bottom do not: neighbours never share a point.
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }

    Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
    Rect inset(float all) const { return inset(all, all); }
    Rect inset(float horizontal, float vertical) const;
    Rect intersect(const Rect& other) const;
    // The largest square, or a box of the given size, in the middle of this rectangle.
    Rect centered(float box_width, float box_height) const;
    Rect square() const { return centered(short_side(), short_side()); }

    // Each takes a part off this rectangle, shrinks it by the part and the gap, and returns the part.
    Rect split_top(float amount, float gap = 0);
    Rect split_bottom(float amount, float gap = 0);
    Rect split_left(float amount, float gap = 0);
    Rect split_right(float amount, float gap = 0);
};

// Equal parts, side by side or one below the other.
std::vector<Rect> columns(const Rect& area, int count, float gap);
std::vector<Rect> rows(const Rect& area, int count, float gap);
// Row by row from the top left, `column_count * row_count` cells.
std::vector<Rect> grid(const Rect& area, int column_count, int row_count, float gap);

} // namespace liaison::ui
