#include "drivers/code_picture/qr/finder_patterns.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>

namespace drivers::qr {
namespace {

// More candidates than this are clutter; the surest are kept.
constexpr std::size_t most_patterns = 240;

// Pixels from one side of a pattern to the other.
constexpr int shortest_finder = 7;
constexpr int shortest_finder_in_noise = 16;
constexpr long restless = 6; // pixels

using Runs = std::array<float, 5>;

// Black, white, black, white, black as 1:1:3:1:1.
bool is_finder(const Runs& runs) {
    const float module = (runs[0] + runs[1] + runs[2] + runs[3] + runs[4]) / 7;
    if (module < 1) return false;
    const float tolerance = module * 0.62F + 0.4F;
    const float least = module - tolerance;
    const float most = module + tolerance;
    return runs[1] > least && runs[1] < most && runs[3] > least && runs[3] < most && runs[0] > least &&
           runs[0] < most && runs[4] > least && runs[4] < most &&
           std::abs(runs[2] - 3 * module) < 1.6F * tolerance;
}

struct Cut {
    float middle; // along the direction, from the point where the cut began
    float total;
};

// Cuts through the pattern along a direction, from a point inside its middle square, which is black where `ink`
// is true and white in a code that is white on black.
std::optional<Cut> cut(const LocalLight& light, bool ink, Point from, Point direction, float longest) {
    if (light.is_black(from.x, from.y) != ink) return std::nullopt;
    std::array<std::array<float, 3>, 2> ends{};
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        const float step = side == 0 ? -1.0F : 1.0F;
        float far = 0;
        for (std::size_t run = 0; run < 3; ++run) {
            const bool black = (run != 1) == ink;
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
    Collection(const LocalLight& light, bool ink) : light_(light), ink_(ink) {}

    void add(Point middle, float total) {
        for (auto& known : patterns_)
            if (std::abs(known.middle.x - middle.x) < known.module * 1.5F &&
                std::abs(known.middle.y - middle.y) < known.module * 3.5F) {
                // Only its first sight is measured; the others make it surer.
                ++known.seen;
                return;
            }
        if (patterns_.size() >= 2 * most_patterns) return;
        const auto down = cut(light_, ink_, middle, {0, 1}, total * 1.6F);
        if (!down || down->total < total * 0.4F) return;
        middle.y += down->middle;
        const auto across = cut(light_, ink_, middle, {1, 0}, total * 1.2F);
        if (!across) return;
        middle.x += across->middle;
        // A code that is turned by 45 degrees is cut longer than its sides are.
        const float module = (across->total + down->total) / 14;
        constexpr float diagonal = 0.7071F;
        const bool rising = cut(light_, ink_, middle, {diagonal, -diagonal}, module * 16).has_value();
        const bool falling = cut(light_, ink_, middle, {diagonal, diagonal}, module * 16).has_value();
        if (!rising && !falling) return;
        for (const auto& known : patterns_)
            if (length(known.middle - middle) < known.module * 2) return;
        patterns_.push_back({middle, module, 1});
    }
    // The surest first. `step`: of so many rows one was looked at.
    std::vector<FinderPattern> take(int step) {
        // Each row through the middle square should have seen it.
        std::erase_if(patterns_, [step](const FinderPattern& pattern) {
            return static_cast<float>(pattern.seen * step) < 0.8F * pattern.module - 1;
        });
        const auto sureness = [](const FinderPattern& pattern) {
            return static_cast<float>(pattern.seen) / pattern.module;
        };
        std::stable_sort(patterns_.begin(), patterns_.end(),
                         [&](const FinderPattern& left, const FinderPattern& right) {
                             return sureness(left) > sureness(right);
                         });
        if (patterns_.size() > most_patterns) patterns_.resize(most_patterns);
        return std::move(patterns_);
    }

private:
    const LocalLight& light_;
    bool ink_;
    std::vector<FinderPattern> patterns_;
};

// Where a row turns black and where it turns white again, in turns.
class Edges {
public:
    const std::vector<int>& of(const std::uint8_t* line, const std::vector<std::uint8_t>& thresholds,
                               std::size_t width) {
        // One white point before the row and room to read eight behind it.
        black_.assign(width + 9, 0);
        for (std::size_t x = 0; x < width; ++x)
            black_[x + 1] = static_cast<std::uint8_t>(line[x] < thresholds[x]);
        edges_.clear();
        for (std::size_t x = 0; x < width; x += 8) {
            std::uint64_t here = 0;
            std::uint64_t before = 0;
            std::memcpy(&here, black_.data() + x + 1, sizeof here);
            std::memcpy(&before, black_.data() + x, sizeof before);
            // One bit in each byte that differs; the first byte is the lowest.
            static_assert(std::endian::native == std::endian::little);
            for (std::uint64_t turns = here ^ before; turns != 0; turns &= turns - 1)
                edges_.push_back(static_cast<int>(x) + std::countr_zero(turns) / 8);
        }
        while (!edges_.empty() && edges_.back() >= static_cast<int>(width))
            edges_.pop_back();
        if (black_[width] != 0) edges_.push_back(static_cast<int>(width));
        return edges_;
    }

private:
    std::vector<std::uint8_t> black_;
    std::vector<int> edges_;
};

} // namespace

float length(Point vector) {
    return std::sqrt(vector.x * vector.x + vector.y * vector.y);
}

float finder_extent(const LocalLight& light, const FinderPattern& pattern, Point direction) {
    const auto found = cut(light, true, pattern.middle, direction, pattern.module * 9);
    return found ? found->total : 0;
}

int finder_row_step(const GreyView& picture) {
    const int side = std::max(picture.width, picture.height);
    return side > 1000 ? 3 : side > 480 ? 2 : 1;
}

FinderPatterns find_finder_patterns(const LocalLight& light) {
    Collection dark(light, true);
    Collection pale(light, false);
    Edges edges_of_row;
    std::vector<std::uint8_t> thresholds;
    const GreyView& picture = light.picture();
    const int step = finder_row_step(picture);
    int block = -1;
    long turns = 0;
    int shortest = shortest_finder;
    for (int y = 0; y < picture.height; y += step) {
        if (y / LocalLight::block != block) light.thresholds(y, thresholds);
        block = y / LocalLight::block;
        const auto& edges = edges_of_row.of(picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride,
                                            thresholds, static_cast<std::size_t>(picture.width));
        turns += static_cast<long>(edges.size());
        // A turn of black and white every few pixels is noise: what is as small as that cannot be told from it.
        const long looked_at = static_cast<long>(y + 1) * picture.width / step;
        if (y > 64) shortest = restless * turns > looked_at ? shortest_finder_in_noise : shortest_finder;
        for (std::size_t start = 0; start + 5 < edges.size(); ++start) {
            if (edges[start + 5] - edges[start] < shortest) continue;
            const int middle_run = edges[start + 3] - edges[start + 2];
            if (middle_run < edges[start + 2] - edges[start + 1] ||
                middle_run < edges[start + 4] - edges[start + 3])
                continue;
            Runs runs{};
            for (std::size_t run = 0; run < 5; ++run)
                runs[run] = static_cast<float>(edges[start + run + 1] - edges[start + run]);
            if (!is_finder(runs)) continue;
            const float middle = static_cast<float>(edges[start + 2] + edges[start + 3]) / 2;
            // Even edges go to black.
            (start % 2 == 0 ? dark : pale)
                .add({middle, static_cast<float>(y) + 0.5F},
                     static_cast<float>(edges[start + 5] - edges[start]));
        }
    }
    return {dark.take(step), pale.take(step)};
}

} // namespace drivers::qr
