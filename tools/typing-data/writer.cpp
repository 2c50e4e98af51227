#include "writer.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace typing_data {
namespace {

using liaison::typing::Ink;
using liaison::typing::InkPoint;
using liaison::typing::InkStroke;

float spread(std::mt19937& random, float sigma) {
    return std::normal_distribution<float>(0, sigma > 0 ? sigma : 1e-6F)(random);
}

float extent(const Ink& ink) {
    float least_x = 1e30F, least_y = 1e30F, most_x = -1e30F, most_y = -1e30F;
    for (const InkStroke& stroke : ink) {
        for (const InkPoint& p : stroke) {
            least_x = std::min(least_x, p.x);
            most_x = std::max(most_x, p.x);
            least_y = std::min(least_y, p.y);
            most_y = std::max(most_y, p.y);
        }
    }
    return std::max({most_x - least_x, most_y - least_y, 1e-3F});
}

InkPoint middle(const InkStroke& stroke) {
    InkPoint sum;
    for (const InkPoint& p : stroke)
        sum = {sum.x + p.x, sum.y + p.y};
    const auto count = static_cast<float>(stroke.size());
    return {sum.x / count, sum.y / count};
}

// Each stroke for itself: off its place, longer or shorter, a little turned.
void misplace(Ink& ink, const Hand& hand, float size, std::mt19937& random) {
    for (InkStroke& stroke : ink) {
        const InkPoint center = middle(stroke);
        const float dx = spread(random, hand.places) * size;
        const float dy = spread(random, hand.places) * size;
        const float scale = 1 + spread(random, hand.sizes);
        const float angle = spread(random, hand.turn);
        for (InkPoint& p : stroke) {
            const float x = (p.x - center.x) * scale;
            const float y = (p.y - center.y) * scale;
            p = {center.x + x * std::cos(angle) - y * std::sin(angle) + dx,
                 center.y + x * std::sin(angle) + y * std::cos(angle) + dy};
        }
    }
}

// Cutting corners: points move towards the middle of their neighbours.
void hasten(InkStroke& stroke, float haste) {
    for (int round = 0; round < 2; ++round) {
        InkStroke smooth = stroke;
        for (std::size_t i = 1; i + 1 < stroke.size(); ++i) {
            smooth[i].x += haste * ((stroke[i - 1].x + stroke[i + 1].x) / 2 - stroke[i].x);
            smooth[i].y += haste * ((stroke[i - 1].y + stroke[i + 1].y) / 2 - stroke[i].y);
        }
        stroke = std::move(smooth);
    }
}

void join(Ink& ink, float likely, std::mt19937& random) {
    if (likely <= 0) return;
    Ink joined;
    std::bernoulli_distribution runs_on(likely);
    for (InkStroke& stroke : ink) {
        if (!joined.empty() && runs_on(random))
            joined.back().insert(joined.back().end(), stroke.begin(), stroke.end());
        else
            joined.push_back(std::move(stroke));
    }
    ink = std::move(joined);
}

// The whole character: slanted, turned, stretched, warped by one slow wave each way.
void transform(Ink& ink, const Hand& hand, float size, std::mt19937& random) {
    const float slant = spread(random, hand.slant);
    const float angle = spread(random, hand.turn);
    const float stretch = std::exp(spread(random, hand.stretch));
    const float wave_x = spread(random, hand.bend) * size;
    const float wave_y = spread(random, hand.bend) * size;
    const float phase_x = std::uniform_real_distribution<float>(0, 6.28F)(random);
    const float phase_y = std::uniform_real_distribution<float>(0, 6.28F)(random);
    for (InkStroke& stroke : ink) {
        for (InkPoint& p : stroke) {
            const float x = (p.x + slant * p.y) * stretch;
            const float y = p.y;
            p = {x * std::cos(angle) - y * std::sin(angle) + wave_x * std::sin(4 * y / size + phase_x),
                 x * std::sin(angle) + y * std::cos(angle) + wave_y * std::sin(4 * x / size + phase_y)};
            p.x += spread(random, hand.tremor) * size;
            p.y += spread(random, hand.tremor) * size;
        }
    }
}

} // namespace

Ink write(const Ink& strokes, const Hand& hand, std::mt19937& random) {
    Ink ink = strokes;
    const float size = extent(ink);
    misplace(ink, hand, size, random);
    if (hand.any_order) std::shuffle(ink.begin(), ink.end(), random);
    join(ink, hand.joins, random);
    if (hand.haste > 0)
        for (InkStroke& stroke : ink)
            hasten(stroke, hand.haste);
    transform(ink, hand, size, random);
    return ink;
}

} // namespace typing_data
