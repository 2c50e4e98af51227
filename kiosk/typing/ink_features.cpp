#include "typing/ink_features.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace liaison::typing {
namespace {

constexpr float steps_across = 96; // the longer side of a character, in pieces of ink

// A short straight piece of ink: its middle, its length and its direction.
struct Piece {
    float x, y;
    float dx, dy;
    float length;
};

struct Box {
    float left = 1e30F, top = 1e30F, right = -1e30F, bottom = -1e30F;
    float side() const { return std::max(right - left, bottom - top); }
};

Box box_of(const Ink& ink) {
    Box box;
    for (const InkStroke& stroke : ink) {
        for (const InkPoint& p : stroke) {
            box.left = std::min(box.left, p.x);
            box.right = std::max(box.right, p.x);
            box.top = std::min(box.top, p.y);
            box.bottom = std::max(box.bottom, p.y);
        }
    }
    return box;
}

// The longest side becomes 1. Long lines are cut, so that each piece lies in one place.
std::vector<Piece> cut(const Ink& ink, const Box& box) {
    std::vector<Piece> pieces;
    const float side = box.side();
    for (const InkStroke& stroke : ink) {
        for (std::size_t i = 1; i < stroke.size(); ++i) {
            const float x = (stroke[i - 1].x - box.left) / side;
            const float y = (stroke[i - 1].y - box.top) / side;
            const float dx = (stroke[i].x - stroke[i - 1].x) / side;
            const float dy = (stroke[i].y - stroke[i - 1].y) / side;
            const float length = std::hypot(dx, dy);
            if (length <= 0) continue;
            const int parts = std::max(1, static_cast<int>(std::ceil(length * steps_across)));
            const auto share = 1.0F / static_cast<float>(parts);
            for (int k = 0; k < parts; ++k) {
                const float middle = (static_cast<float>(k) + 0.5F) * share;
                pieces.push_back({x + dx * middle, y + dy * middle, dx * share, dy * share, length * share});
            }
        }
    }
    return pieces;
}

// Stretches where much is written and narrows where little is, so that parts which one hand draws wide and
// another narrow come to lie at the same place (line density equalisation, after Yamada and Tsukumo).
class Equaliser {
public:
    void add(float at, float weight) { density_[bin(at)] += weight; }
    void finish() {
        std::array<float, bins> smooth{};
        float total = 0;
        for (std::size_t i = 0; i < bins; ++i) {
            float sum = 0, weight = 0;
            for (int k = -reach; k <= reach; ++k) {
                const int j = static_cast<int>(i) + k;
                if (j < 0 || j >= static_cast<int>(bins)) continue;
                const auto w = static_cast<float>(reach + 1 - std::abs(k));
                sum += w * density_[static_cast<std::size_t>(j)];
                weight += w;
            }
            smooth[i] = sum / weight;
            total += smooth[i];
        }
        const float floor = total / bins * evenness;
        float running = 0;
        for (std::size_t i = 0; i < bins; ++i)
            running += smooth[i] + floor;
        float reached = 0;
        for (std::size_t i = 0; i < bins; ++i) {
            place_[i] = running > 0 ? reached / running : static_cast<float>(i) / bins;
            reached += smooth[i] + floor;
        }
        place_[bins] = 1;
    }
    float operator()(float at) const {
        const float position = std::clamp(at, 0.0F, 1.0F) * bins;
        const auto i = std::min(static_cast<std::size_t>(position), bins - 1);
        const float part = position - static_cast<float>(i);
        return place_[i] * (1 - part) + place_[i + 1] * part;
    }

private:
    static constexpr std::size_t bins = 48;
    static constexpr int reach = 4;
    static constexpr float evenness = 0.6F; // 0: only density counts
    static std::size_t bin(float at) {
        return std::min(static_cast<std::size_t>(std::clamp(at, 0.0F, 1.0F) * bins), bins - 1);
    }
    std::array<float, bins> density_{};
    std::array<float, bins + 1> place_{};
};

// Across the narrower side a thin character stays thin: 一 and 口 must not become alike.
float widened(float ratio) {
    return std::sqrt(std::sin(std::numbers::pi_v<float> / 2 * std::clamp(ratio, 0.0F, 1.0F)));
}

void spread(InkFeatures& features, float x, float y, std::size_t direction, float amount) {
    const auto cells = static_cast<float>(feature_cells);
    const float column = x * cells - 0.5F;
    const float row = y * cells - 0.5F;
    const int first_column = static_cast<int>(std::floor(column)) - 1;
    const int first_row = static_cast<int>(std::floor(row)) - 1;
    const auto falloff = [](float distance) { return std::exp(-distance * distance * 0.9F); };
    for (int r = first_row; r < first_row + 4; ++r) {
        if (r < 0 || r >= static_cast<int>(feature_cells)) continue;
        const float down = falloff(static_cast<float>(r) - row);
        for (int c = first_column; c < first_column + 4; ++c) {
            if (c < 0 || c >= static_cast<int>(feature_cells)) continue;
            const auto cell = static_cast<std::size_t>(r) * feature_cells + static_cast<std::size_t>(c);
            features[cell * feature_directions + direction] +=
                amount * down * falloff(static_cast<float>(c) - column);
        }
    }
}

} // namespace

InkFeatures ink_features(const Ink& ink) {
    InkFeatures features{};
    const Box box = box_of(ink);
    if (!(box.side() > 0)) return features;
    const std::vector<Piece> pieces = cut(ink, box);
    const float width = (box.right - box.left) / box.side();
    const float height = (box.bottom - box.top) / box.side();
    Equaliser across, down;
    for (const Piece& piece : pieces) {
        across.add(piece.x / std::max(width, 1e-3F), piece.length);
        down.add(piece.y / std::max(height, 1e-3F), piece.length);
    }
    across.finish();
    down.finish();
    const float wide = width >= height ? 1 : widened(width / height);
    const float high = height >= width ? 1 : widened(height / width);
    for (const Piece& piece : pieces) {
        const float x = 0.5F + (across(piece.x / std::max(width, 1e-3F)) - 0.5F) * wide;
        const float y = 0.5F + (down(piece.y / std::max(height, 1e-3F)) - 0.5F) * high;
        const float dx = piece.dx * wide / std::max(width, 1e-3F);
        const float dy = piece.dy * high / std::max(height, 1e-3F);
        const float half_turns = std::atan2(dy, dx) / std::numbers::pi_v<float>; // -1 to 1
        const float turn = (half_turns < 0 ? half_turns + 1 : half_turns) * feature_directions;
        const auto first = static_cast<std::size_t>(turn) % feature_directions;
        const float part = turn - std::floor(turn);
        const float amount = std::hypot(dx, dy);
        spread(features, x, y, first, amount * (1 - part));
        spread(features, x, y, (first + 1) % feature_directions, amount * part);
    }
    for (float& feature : features)
        feature = std::sqrt(feature);
    return features;
}

} // namespace liaison::typing
