#include <algorithm>
#include <cmath>

#include "drivers/code_picture/qr/placement.hpp"

namespace drivers::qr {
namespace {

// What the sizes of the finders tell: how much farther away the second and third are than the first.
struct Sizes {
    float right = 1, below = 1; // homogeneous weights
    float span = 0;             // modules from middle to middle
    bool agree = false;         // both ways measure the same span
};

Sizes sizes_of(const LocalLight& light, const Corners& corners) {
    const Point across = corners.right.middle - corners.corner.middle;
    const Point down = corners.below.middle - corners.corner.middle;
    const Point right = across * (1 / length(across));
    const Point below = down * (1 / length(down));
    const auto module = [&light](const FinderPattern& pattern, Point direction) {
        const float extent = finder_extent(light, pattern, direction);
        return extent > 0 ? extent / 7 : pattern.module;
    };
    const float corner_across = module(corners.corner, right);
    const float corner_down = module(corners.corner, below);
    const float right_across = module(corners.right, right);
    const float right_down = module(corners.right, below);
    const float below_across = module(corners.below, right);
    const float below_down = module(corners.below, below);
    // Along the way a size goes with the square of the distance, across it with the distance itself.
    const auto weight = [](float along_near, float along_far, float beside_near, float beside_far) {
        const float both = std::sqrt(std::sqrt(along_near / along_far) * (beside_near / beside_far));
        return std::clamp(both, 0.5F, 2.0F);
    };
    const float span_across = length(across) / std::sqrt(corner_across * right_across);
    const float span_down = length(down) / std::sqrt(corner_down * below_down);
    const float ratio = span_across / span_down;
    return {weight(corner_across, right_across, corner_down, right_down),
            weight(corner_down, below_down, corner_across, below_across), (span_across + span_down) / 2,
            ratio > 0.72F && ratio < 1.39F};
}

Perspective plane_of(const Corners& corners, float right, float below) {
    Perspective plane;
    plane.ends[0] = corners.corner.middle;
    plane.ends[1] = corners.right.middle;
    plane.ends[2] = corners.below.middle;
    const float far = right + below - 1;
    plane.ends[3] = (corners.right.middle * right + corners.below.middle * below - corners.corner.middle) *
                    (1 / (std::abs(far) < 0.1F ? 0.1F : far));
    plane.solve();
    return plane;
}

// The timing pattern along the rows or the columns: -1 to 1.
float timing_score(const LocalLight& light, const Perspective& plane, int side, bool along_rows) {
    const auto span = static_cast<float>(side - 7);
    const float beside = 3 / span;
    float sum = 0;
    for (int module = 8; module < side - 8; ++module) {
        const float along = (static_cast<float>(module) - 3) / span;
        const Point place = along_rows ? plane.at(along, beside) : plane.at(beside, along);
        sum += light.is_black(place.x, place.y) == (module % 2 == 0) ? 1.0F : -1.0F;
    }
    return sum / static_cast<float>(side - 16);
}

Guess best_plane(const LocalLight& light, const Corners& corners, const Sizes& sizes, int version) {
    const int side = 17 + 4 * version;
    const float step = 1.2F / static_cast<float>(side - 7);
    const int reach = std::clamp(static_cast<int>(0.12F / step), 1, 6);
    float best_right = sizes.right;
    float best_below = sizes.below;
    float right_score = -2;
    float below_score = -2;
    for (int offset = -reach; offset <= reach; ++offset) {
        // Without evidence the guess from the sizes stands.
        const float doubt = 0.01F * static_cast<float>(std::abs(offset));
        const float change = 1 + step * static_cast<float>(offset);
        const float row =
            timing_score(light, plane_of(corners, sizes.right * change, sizes.below), side, true) - doubt;
        const float column =
            timing_score(light, plane_of(corners, sizes.right, sizes.below * change), side, false) - doubt;
        if (row > right_score) {
            right_score = row;
            best_right = sizes.right * change;
        }
        if (column > below_score) {
            below_score = column;
            best_below = sizes.below * change;
        }
    }
    return {version, plane_of(corners, best_right, best_below), (right_score + below_score) / 2};
}

} // namespace

std::vector<Guess> guesses(const LocalLight& light, const Corners& corners) {
    const Sizes sizes = sizes_of(light, corners);
    const auto likely = static_cast<int>(std::lround((sizes.span - 10) / 4));
    const int doubt = 1 + likely / 14;
    if (!sizes.agree || likely < 0 || likely > most_versions + doubt) return {};
    std::vector<Guess> possible;
    for (int version = std::max(1, likely - doubt); version <= std::min(most_versions, likely + doubt);
         ++version)
        possible.push_back(best_plane(light, corners, sizes, version));
    std::sort(possible.begin(), possible.end(),
              [](const Guess& left, const Guess& right) { return left.score > right.score; });
    if (possible.size() > 3) possible.resize(3);
    return possible;
}

} // namespace drivers::qr
