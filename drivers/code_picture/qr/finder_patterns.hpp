// The three squares in a QR code's corners: where they may be in a picture, and which three belong together.
#pragma once

#include <vector>

#include "drivers/code_picture/qr/local_light.hpp"

namespace drivers::qr {

struct Point {
    float x = 0, y = 0;
};
inline Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, float factor) {
    return {a.x * factor, a.y * factor};
}
float length(Point vector);

struct FinderPattern {
    Point middle;
    float module = 0; // pixels
    int seen = 1;     // rows that cut it
};

// How wide the pattern is through its middle along a direction of length 1, in pixels; 0 where it does not look
// like one.
float finder_extent(const LocalLight& light, const FinderPattern& pattern, Point direction);

struct FinderPatterns {
    std::vector<FinderPattern> dark;  // black on white
    std::vector<FinderPattern> light; // white on black
};

// Of so many rows one is looked at.
int finder_row_step(const GreyView& picture);

// The surest first. One look at the picture for both kinds.
FinderPatterns find_finder_patterns(const LocalLight& light);

struct Corners {
    FinderPattern corner, right, below;           // top left, top right and bottom left of an upright code
    float oddness = 0;                            // 0: a square, seen from straight ahead
    std::size_t first = 0, second = 0, third = 0; // their numbers among the patterns
};

// The most square ones first.
std::vector<Corners> possible_corners(const std::vector<FinderPattern>& patterns);
// For codes of which one corner is hidden: where it would be if the code were a square seen from straight
// ahead. Its pattern has been seen in 0 rows.
std::vector<Corners> corners_with_one_unseen(const std::vector<FinderPattern>& patterns);

} // namespace drivers::qr
