// Where two frames differ: all of it must be repainted, and as little else as can be.
#include "catch.hpp"
#include "ui/frame_difference.hpp"

using namespace liaison::ui;

namespace {

constexpr Size screen{1920, 1080};

DrawnTriangle at(float x, float y, std::uint64_t look) {
    return {look, x, y, x + 10, y + 10};
}

} // namespace

TEST_CASE("Two equal frames differ nowhere") {
    const std::vector<DrawnTriangle> frame{at(0, 0, 1), at(50, 50, 2)};
    CHECK(difference(frame, frame, screen).empty());
    CHECK(difference({}, {}, screen).empty());
}

TEST_CASE("What changed is repainted where it was and where it is, and nothing else") {
    const std::vector<DrawnTriangle> before{at(0, 0, 1), at(100.5F, 200, 2), at(900, 900, 3)};
    const std::vector<DrawnTriangle> after{at(0, 0, 1), at(120, 230.2F, 4), at(900, 900, 3)};
    CHECK(difference(before, after, screen) == Rect{100, 200, 30, 41});
}

TEST_CASE("What went and what came are repainted") {
    const std::vector<DrawnTriangle> less{at(0, 0, 1), at(900, 900, 3)};
    const std::vector<DrawnTriangle> more{at(0, 0, 1), at(300, 400, 2), at(900, 900, 3)};
    CHECK(difference(less, more, screen) == Rect{300, 400, 10, 10});
    CHECK(difference(more, less, screen) == Rect{300, 400, 10, 10});
}

TEST_CASE("What is clipped away or off the screen needs no paint") {
    const std::vector<DrawnTriangle> before{at(0, 0, 1)};
    CHECK(difference(before, {at(0, 0, 1), {2, 30, 30, 20, 20}}, screen).empty());
    CHECK(difference(before, {at(0, 0, 1), at(5000, 10, 2)}, screen).empty());
    CHECK(difference(before, {at(0, 0, 1), at(1915, 10, 2)}, screen) == Rect{1915, 10, 5, 10});
}
