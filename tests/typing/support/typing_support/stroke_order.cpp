#include "typing_support/stroke_order.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace typing_support {
namespace {

using liaison::typing::Ink;
using liaison::typing::InkPoint;
using liaison::typing::InkStroke;

// Beginning, middle and end, with the whole character as the unit square.
std::vector<std::vector<InkPoint>> outlines(const Ink& ink) {
    InkPoint least{1e30F, 1e30F}, most{-1e30F, -1e30F};
    for (const InkStroke& stroke : ink) {
        for (const InkPoint& p : stroke) {
            least = {std::min(least.x, p.x), std::min(least.y, p.y)};
            most = {std::max(most.x, p.x), std::max(most.y, p.y)};
        }
    }
    const float size = std::max({most.x - least.x, most.y - least.y, 1e-3F});
    std::vector<std::vector<InkPoint>> all;
    for (const InkStroke& stroke : ink) {
        std::vector<InkPoint> points{stroke.front(), stroke[stroke.size() / 2], stroke.back()};
        for (InkPoint& p : points)
            p = {(p.x - least.x) / size, (p.y - least.y) / size};
        all.push_back(std::move(points));
    }
    return all;
}

float apart(const std::vector<InkPoint>& a, const std::vector<InkPoint>& b) {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::hypot(a[i].x - b[i].x, a[i].y - b[i].y);
    return sum;
}

} // namespace

Ink in_stroke_order(const Ink& ink, const Ink& model) {
    if (ink.empty() || model.empty()) return ink;
    const auto wanted = outlines(model);
    const auto found = outlines(ink);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto nearest = std::min_element(wanted.begin(), wanted.end(), [&](const auto& a, const auto& b) {
            return apart(found[i], a) < apart(found[i], b);
        });
        places.emplace_back(static_cast<std::size_t>(nearest - wanted.begin()), i);
    }
    std::stable_sort(places.begin(), places.end());
    Ink ordered;
    for (const auto& [place, index] : places)
        ordered.push_back(ink[index]);
    return ordered;
}

} // namespace typing_support
