#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "drivers/code_picture/qr/placement.hpp"

namespace drivers::qr {
namespace {

// Of the rings of finders, where blur, damage and a bent surface have left their marks.
constexpr float least_rings = 0.0F;
constexpr float least_mean_rings = 0.25F;
constexpr float least_rings_of_two = 0.5F;
constexpr float longest_way = 20'000; // pixels

// What the sizes of the finders tell: how much farther away the second and third are than the first.
struct Sizes {
    float right = 1, below = 1; // homogeneous weights
    float span = 0;             // modules from middle to middle
    bool agree = false;         // both ways measure the same span
};

// A finder's module along the code's rows and along its columns, in the picture.
struct Modules {
    Point across, down;
};

using FinderModules = std::array<Modules, 3>; // corner, right, below

FinderModules modules_of(const LocalLight& light, const Corners& corners) {
    const Point across = corners.right.middle - corners.corner.middle;
    const Point down = corners.below.middle - corners.corner.middle;
    const Point right = across * (1 / length(across));
    const Point below = down * (1 / length(down));
    const auto module = [&light](const FinderPattern& pattern, Point direction) {
        const float extent = finder_extent(light, pattern, direction);
        return direction * (extent > 0 ? extent / 7 : pattern.module);
    };
    const auto both = [&](const FinderPattern& pattern) {
        return Modules{module(pattern, right), module(pattern, below)};
    };
    return {both(corners.corner), both(corners.right), both(corners.below)};
}

Sizes sizes_of(const Corners& corners, const FinderModules& modules) {
    const auto& [corner, right, below] = modules;
    // Along the way a size goes with the square of the distance, across it with the distance itself.
    const auto weight = [](Point along_near, Point along_far, Point beside_near, Point beside_far) {
        const float along = length(along_near) / length(along_far);
        const float beside = length(beside_near) / length(beside_far);
        return std::clamp(std::sqrt(std::sqrt(along) * beside), 0.5F, 2.0F);
    };
    const auto span = [](const FinderPattern& from, const FinderPattern& to, Point near, Point far) {
        return length(to.middle - from.middle) / std::sqrt(length(near) * length(far));
    };
    const float span_across = span(corners.corner, corners.right, corner.across, right.across);
    const float span_down = span(corners.corner, corners.below, corner.down, below.down);
    const float ratio = span_across / span_down;
    return {weight(corner.across, right.across, corner.down, right.down),
            weight(corner.down, below.down, corner.across, below.across), (span_across + span_down) / 2,
            ratio > 0.6F && ratio < 1.67F};
}

// How much the white ring and the black one around it are what they should be: -1 to 1.
float rings_score(const LocalLight& light, Point middle, const Modules& modules) {
    int sum = 0;
    for (const int ring : {2, 3})
        for (int step = -ring; step < ring; ++step)
            for (const auto& [x, y] : {std::pair{step, -ring}, {ring, step}, {-step, ring}, {-ring, -step}}) {
                const Point place =
                    middle + modules.across * static_cast<float>(x) + modules.down * static_cast<float>(y);
                sum += light.is_black(place.x, place.y) == (ring == 3) ? 1 : -1;
            }
    return static_cast<float>(sum) / 40;
}

bool look_like_finders(const LocalLight& light, const Corners& corners, const FinderModules& modules) {
    float sum = 0;
    int count = 0;
    float least = 1;
    for (const auto& [pattern, sides] : {std::pair{&corners.corner, &modules[0]},
                                         {&corners.right, &modules[1]},
                                         {&corners.below, &modules[2]}}) {
        if (pattern->seen == 0) continue;
        const float score = rings_score(light, pattern->middle, *sides);
        least = std::min(least, score);
        sum += score;
        ++count;
    }
    const bool has_unseen = count < 3;
    return least > (has_unseen ? least_rings_of_two : least_rings) &&
           sum > static_cast<float>(count) * least_mean_rings;
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

// How often black and white take turns on the way between two points, a pixel at a time.
int turns_between(const LocalLight& light, Point from, Point to) {
    const Point way = to - from;
    const float far = length(way);
    if (!(far < longest_way)) return 0; // a plane seen from its edge
    const int steps = std::max(1, static_cast<int>(far));
    const Point step = way * (1 / static_cast<float>(steps));
    int turns = 0;
    bool before = light.is_black(from.x, from.y);
    for (int at = 1; at <= steps; ++at) {
        const bool black =
            light.is_black(from.x + step.x * static_cast<float>(at), from.y + step.y * static_cast<float>(at));
        turns += black != before ? 1 : 0;
        before = black;
    }
    return turns;
}

// A quick look, before the places of single modules are tried out: between the finders each module of a timing
// pattern takes its turn.
bool may_have_timing(const LocalLight& light, const Corners& corners, const Sizes& sizes) {
    const Perspective plane = plane_of(corners, sizes.right, sizes.below);
    const float start = 4.5F / sizes.span;
    const float beside = 3 / sizes.span;
    const float modules = sizes.span - 9;
    // What can at best be true of the pattern; too many turns are noise.
    const auto share = [&](Point from, Point to) {
        const float turns = static_cast<float>(turns_between(light, from, to) + 1) / modules;
        return turns < 1.2F ? turns : turns < 2.5F ? 0.4F : 0.2F;
    };
    return share(plane.at(start, beside), plane.at(1 - start, beside)) +
               share(plane.at(beside, start), plane.at(beside, 1 - start)) >
           0.5F;
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
    const FinderModules modules = modules_of(light, corners);
    if (!look_like_finders(light, corners, modules)) return {};
    const Sizes sizes = sizes_of(corners, modules);
    const auto likely = static_cast<int>(std::lround((sizes.span - 10) / 4));
    const int doubt = 1 + (likely + 6) / 10;
    if (!sizes.agree || likely < 0 || likely > most_versions + doubt) return {};
    if (!may_have_timing(light, corners, sizes)) return {};
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
