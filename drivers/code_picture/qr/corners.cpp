#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "drivers/code_picture/qr/finder_patterns.hpp"

namespace drivers::qr {
namespace {

// Among so few each may belong to each; among more the two others of a code are near.
constexpr std::size_t few_patterns = 25;
constexpr std::size_t nearest_ones = 12;
constexpr std::size_t most_corners = 60;
constexpr std::size_t most_for_pairs = 8;

// With `corner` where the right angle is. Nothing where no code can look like this.
std::optional<Corners> as_corners(const std::vector<FinderPattern>& patterns, std::size_t corner,
                                  std::size_t one, std::size_t other) {
    Point right = patterns[one].middle - patterns[corner].middle;
    Point below = patterns[other].middle - patterns[corner].middle;
    float turn = right.x * below.y - right.y * below.x;
    if (turn < 0) {
        std::swap(one, other);
        std::swap(right, below);
        turn = -turn;
    }
    const float across = length(right);
    const float down = length(below);
    const float largest = std::max({patterns[corner].module, patterns[one].module, patterns[other].module});
    const float smallest = std::min({patterns[corner].module, patterns[one].module, patterns[other].module});
    if (across < 9 * smallest || down < 9 * smallest || across > 190 * largest || down > 190 * largest)
        return std::nullopt;
    const float sine = turn / (across * down);
    const float ratio = std::max(across, down) / std::min(across, down);
    if (sine < 0.6F || ratio > 2.6F || largest > 2.2F * smallest) return std::nullopt;
    const float oddness = (1 - sine) * 2 + (ratio - 1) * 0.6F + (largest / smallest - 1) * 0.8F +
                          std::max(across, down) / largest * 0.004F;
    return Corners{patterns[corner], patterns[one], patterns[other], oddness, corner, one, other};
}

// The others that may stand in one code with it.
std::vector<std::size_t> neighbours(const std::vector<FinderPattern>& patterns, std::size_t corner) {
    std::vector<std::pair<float, std::size_t>> near;
    const FinderPattern& middle = patterns[corner];
    for (std::size_t other = 0; other < patterns.size(); ++other) {
        const float ratio = patterns[other].module / middle.module;
        if (other == corner || ratio > 2.2F || ratio < 0.45F) continue;
        const float far = length(patterns[other].middle - middle.middle);
        if (far > 9 * std::min(middle.module, patterns[other].module)) near.emplace_back(far, other);
    }
    if (patterns.size() > few_patterns && near.size() > nearest_ones) {
        std::partial_sort(near.begin(), near.begin() + nearest_ones, near.end());
        near.resize(nearest_ones);
    }
    std::vector<std::size_t> numbers;
    numbers.reserve(near.size());
    for (const auto& [far, number] : near)
        numbers.push_back(number);
    return numbers;
}

} // namespace

std::vector<Corners> possible_corners(const std::vector<FinderPattern>& patterns) {
    std::vector<Corners> possible;
    for (std::size_t corner = 0; corner < patterns.size(); ++corner) {
        const auto others = neighbours(patterns, corner);
        for (std::size_t first = 0; first < others.size(); ++first)
            for (std::size_t second = first + 1; second < others.size(); ++second)
                if (auto corners = as_corners(patterns, corner, others[first], others[second]))
                    possible.push_back(*corners);
    }
    std::sort(possible.begin(), possible.end(),
              [](const Corners& left, const Corners& right) { return left.oddness < right.oddness; });
    const std::size_t most = std::max(most_corners, 4 * patterns.size());
    if (possible.size() > most) possible.resize(most);
    return possible;
}

std::vector<Corners> corners_with_one_unseen(const std::vector<FinderPattern>& patterns) {
    std::vector<Corners> possible;
    const std::size_t count = std::min(patterns.size(), most_for_pairs);
    const auto clockwise = [](Point way) { return Point{-way.y, way.x}; };
    for (std::size_t first = 0; first < count; ++first)
        for (std::size_t second = 0; second < count; ++second) {
            const FinderPattern& one = patterns[first];
            const FinderPattern& other = patterns[second];
            const Point way = other.middle - one.middle;
            const float far = length(way);
            const float module = (one.module + other.module) / 2;
            const float ratio = one.module / other.module;
            if (first == second || far < 10 * module || far > 190 * module || ratio > 1.5F || ratio < 0.67F)
                continue;
            const auto unseen = [&](Point place) { return FinderPattern{place, module, 0}; };
            const float oddness = far / module * 0.004F;
            const Point right_of_diagonal{(way.x - way.y) / 2, (way.x + way.y) / 2};
            possible.push_back(
                {one, other, unseen(one.middle + clockwise(way)), oddness, first, second, second});
            possible.push_back(
                {one, unseen(one.middle - clockwise(way)), other, oddness, first, second, second});
            possible.push_back(
                {unseen(other.middle - right_of_diagonal), other, one, oddness, first, second, second});
        }
    std::sort(possible.begin(), possible.end(),
              [](const Corners& left, const Corners& right) { return left.oddness < right.oddness; });
    return possible;
}

} // namespace drivers::qr
