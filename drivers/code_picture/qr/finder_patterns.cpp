#include "drivers/code_picture/qr/finder_patterns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace drivers::qr {
namespace {

// More candidates than this are clutter; the surest are kept.
constexpr std::size_t most_patterns = 40;
constexpr std::size_t most_corners = 60;

using Runs = std::array<float, 5>;

// Black, white, black, white, black as 1:1:3:1:1.
bool is_finder(const Runs& runs) {
    const float total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    if (total < 7) return false;
    const float module = total / 7;
    const float tolerance = module * 0.62F + 0.4F;
    return std::abs(runs[0] - module) < tolerance && std::abs(runs[1] - module) < tolerance &&
           std::abs(runs[3] - module) < tolerance && std::abs(runs[4] - module) < tolerance &&
           std::abs(runs[2] - 3 * module) < 1.6F * tolerance;
}

struct Cut {
    float middle; // along the direction, from the point where the cut began
    float total;
};

// Cuts through the pattern along a direction, from a point inside its middle square.
std::optional<Cut> cut(const LocalLight& light, Point from, Point direction, float longest) {
    if (!light.is_black(from.x, from.y)) return std::nullopt;
    std::array<std::array<float, 3>, 2> ends{};
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        const float step = side == 0 ? -1.0F : 1.0F;
        float far = 0;
        for (std::size_t run = 0; run < 3; ++run) {
            const bool black = run != 1;
            while (far <= longest && light.is_black(from.x + step * far * direction.x,
                                                    from.y + step * far * direction.y) == black)
                ++far;
            if (far > longest) return std::nullopt;
            ends[side][run] = far - 0.5F;
        }
    }
    const Runs runs{ends[0][2] - ends[0][1], ends[0][1] - ends[0][0], ends[0][0] + ends[1][0],
                    ends[1][1] - ends[1][0], ends[1][2] - ends[1][1]};
    if (!is_finder(runs)) return std::nullopt;
    const float middle = (ends[1][0] - ends[0][0]) / 2 * 0.5F + (ends[1][2] - ends[0][2]) / 2 * 0.25F +
                         (ends[1][1] - ends[0][1]) / 2 * 0.25F;
    return Cut{middle, ends[0][2] + ends[1][2]};
}

class Collection {
public:
    explicit Collection(const LocalLight& light) : light_(light) {}

    void add(Point middle, float total) {
        for (auto& known : patterns_)
            if (std::abs(known.middle.x - middle.x) < known.module * 1.5F &&
                std::abs(known.middle.y - middle.y) < known.module * 3.5F) {
                // Only its first sight is measured; the others make it surer.
                ++known.seen;
                return;
            }
        const auto down = cut(light_, middle, {0, 1}, total * 1.6F);
        if (!down || down->total < total * 0.4F) return;
        middle.y += down->middle;
        const auto across = cut(light_, middle, {1, 0}, total * 1.2F);
        if (!across) return;
        middle.x += across->middle;
        // A code that is turned by 45 degrees is cut longer than its sides are.
        const float module = (across->total + down->total) / 14;
        constexpr float diagonal = 0.7071F;
        const bool rising = cut(light_, middle, {diagonal, -diagonal}, module * 16).has_value();
        const bool falling = cut(light_, middle, {diagonal, diagonal}, module * 16).has_value();
        if (!rising && !falling) return;
        for (const auto& known : patterns_)
            if (length(known.middle - middle) < known.module * 2) return;
        patterns_.push_back({middle, module, 1});
    }
    std::vector<FinderPattern> take() { return std::move(patterns_); }

private:
    const LocalLight& light_;
    std::vector<FinderPattern> patterns_;
};

} // namespace

float length(Point vector) {
    return std::hypot(vector.x, vector.y);
}

float finder_extent(const LocalLight& light, const FinderPattern& pattern, Point direction) {
    const auto found = cut(light, pattern.middle, direction, pattern.module * 9);
    return found ? found->total : 0;
}

std::vector<FinderPattern> find_finder_patterns(const LocalLight& light) {
    Collection found(light);
    std::vector<std::uint8_t> row;
    std::vector<int> edges;
    const int step = light.picture().height > 400 ? 2 : 1;
    for (int y = 0; y < light.picture().height; y += step) {
        light.black_and_white(y, row);
        edges.clear();
        std::uint8_t before = 0;
        for (std::size_t x = 0; x < row.size(); ++x) {
            if (row[x] == before) continue;
            edges.push_back(static_cast<int>(x));
            before = row[x];
        }
        if (before == 1) edges.push_back(static_cast<int>(row.size()));
        // Even edges go to black.
        for (std::size_t start = 0; start + 5 < edges.size(); start += 2) {
            Runs runs{};
            for (std::size_t run = 0; run < 5; ++run)
                runs[run] = static_cast<float>(edges[start + run + 1] - edges[start + run]);
            if (!is_finder(runs)) continue;
            const float middle = static_cast<float>(edges[start + 2] + edges[start + 3]) / 2;
            found.add({middle, static_cast<float>(y) + 0.5F},
                      static_cast<float>(edges[start + 5] - edges[start]));
        }
    }
    auto patterns = found.take();
    // Each row through the middle square should have seen it.
    std::erase_if(patterns, [step](const FinderPattern& pattern) {
        return static_cast<float>(pattern.seen * step) < 0.8F * pattern.module - 1;
    });
    std::stable_sort(
        patterns.begin(), patterns.end(), [](const FinderPattern& left, const FinderPattern& right) {
            return static_cast<float>(left.seen) / left.module > static_cast<float>(right.seen) / right.module;
        });
    if (patterns.size() > most_patterns) patterns.resize(most_patterns);
    return patterns;
}

namespace {

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
                          std::max(across, down) / largest * 0.002F;
    return Corners{patterns[corner], patterns[one], patterns[other], oddness, corner, one, other};
}

} // namespace

std::vector<Corners> possible_corners(const std::vector<FinderPattern>& patterns) {
    std::vector<Corners> possible;
    for (std::size_t first = 0; first < patterns.size(); ++first)
        for (std::size_t second = first + 1; second < patterns.size(); ++second)
            for (std::size_t third = 0; third < patterns.size(); ++third) {
                if (third == first || third == second) continue;
                if (auto corners = as_corners(patterns, third, first, second)) possible.push_back(*corners);
            }
    std::sort(possible.begin(), possible.end(),
              [](const Corners& left, const Corners& right) { return left.oddness < right.oddness; });
    if (possible.size() > most_corners) possible.resize(most_corners);
    return possible;
}

} // namespace drivers::qr
