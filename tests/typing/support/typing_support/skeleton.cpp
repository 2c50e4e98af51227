#include "typing_support/skeleton.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace typing_support {
namespace {

using liaison::typing::Ink;
using liaison::typing::InkPoint;
using liaison::typing::InkStroke;

// Clockwise from above.
constexpr std::array<std::array<int, 2>, 8> around{
    {{0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}}};

bool can_go(const Picture& picture, int x, int y, bool second) {
    std::array<bool, 8> n{};
    int count = 0, changes = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        n[i] = picture.at(x + around[i][0], y + around[i][1]);
        count += n[i] ? 1 : 0;
    }
    for (std::size_t i = 0; i < 8; ++i)
        changes += !n[i] && n[(i + 1) % 8] ? 1 : 0;
    if (count < 2 || count > 6 || changes != 1) return false;
    if (second) return !(n[0] && n[2] && n[6]) && !(n[0] && n[4] && n[6]);
    return !(n[0] && n[2] && n[4]) && !(n[2] && n[4] && n[6]);
}

using Pixel = std::pair<int, int>;

// A line between two ends or crossings.
struct Segment {
    std::vector<Pixel> pixels;
    int group[2] = {-1, -1}; // the crossing at its start and at its end; -1: a free end
    bool used = false;
};

class Follower {
public:
    explicit Follower(const Picture& picture) : picture_(picture) {}

    Ink follow() {
        find_crossings();
        find_segments();
        Ink ink;
        for (std::size_t i = 0; i < segments_.size(); ++i)
            if (!segments_[i].used) ink.push_back(stroke_from(i));
        std::erase_if(ink, [](const InkStroke& stroke) { return stroke.size() < 2; });
        return ink;
    }

private:
    int neighbours(int x, int y) const {
        int count = 0;
        for (const auto& [dx, dy] : around)
            count += picture_.at(x + dx, y + dy) ? 1 : 0;
        return count;
    }

    // Pixels with three or more neighbours, and which of them touch.
    void find_crossings() {
        std::vector<Pixel> waiting;
        for (int y = 0; y < picture_.height; ++y) {
            for (int x = 0; x < picture_.width; ++x) {
                if (!picture_.at(x, y) || neighbours(x, y) < 3 || crossing_.contains({x, y})) continue;
                crossing_[{x, y}] = crossings_;
                waiting.assign(1, {x, y});
                while (!waiting.empty()) {
                    const auto [px, py] = waiting.back();
                    waiting.pop_back();
                    for (const auto& [dx, dy] : around) {
                        const Pixel next{px + dx, py + dy};
                        if (!picture_.at(next.first, next.second) || crossing_.contains(next) ||
                            neighbours(next.first, next.second) < 3)
                            continue;
                        crossing_[next] = crossings_;
                        waiting.push_back(next);
                    }
                }
                ++crossings_;
            }
        }
    }

    void find_segments() {
        for (const bool rings : {false, true}) {
            for (int y = 0; y < picture_.height; ++y) {
                for (int x = 0; x < picture_.width; ++x) {
                    const Pixel start{x, y};
                    if (!picture_.at(x, y) || crossing_.contains(start) || seen_.contains(start)) continue;
                    if (rings || is_end(x, y)) walk(start);
                }
            }
        }
    }

    bool is_end(int x, int y) const {
        if (neighbours(x, y) <= 1) return true;
        for (const auto& [dx, dy] : around)
            if (crossing_.contains({x + dx, y + dy})) return true;
        return false;
    }

    std::optional<int> crossing_beside(const Pixel& pixel) const {
        for (const auto& [dx, dy] : around) {
            const auto found = crossing_.find({pixel.first + dx, pixel.second + dy});
            if (found != crossing_.end()) return found->second;
        }
        return std::nullopt;
    }

    void walk(Pixel at) {
        Segment segment;
        segment.group[0] = crossing_beside(at).value_or(-1);
        while (true) {
            segment.pixels.push_back(at);
            seen_[at] = true;
            std::optional<Pixel> next;
            for (const auto& [dx, dy] : around) {
                const Pixel candidate{at.first + dx, at.second + dy};
                if (picture_.at(candidate.first, candidate.second) && !crossing_.contains(candidate) &&
                    !seen_.contains(candidate))
                    next = candidate;
            }
            if (!next) break;
            at = *next;
        }
        segment.group[1] = segment.pixels.size() > 1 ? crossing_beside(at).value_or(-1) : -1;
        segments_.push_back(std::move(segment));
    }

    // Which way a segment leaves its start (end 0) or its end (end 1), away from the crossing.
    static InkPoint heading(const Segment& segment, int end) {
        const auto size = segment.pixels.size();
        const std::size_t reach = std::min<std::size_t>(size - 1, 6);
        const Pixel& near = end == 0 ? segment.pixels.front() : segment.pixels.back();
        const Pixel& far = end == 0 ? segment.pixels[reach] : segment.pixels[size - 1 - reach];
        const auto dx = static_cast<float>(far.first - near.first);
        const auto dy = static_cast<float>(far.second - near.second);
        const float length = std::max(std::hypot(dx, dy), 1.0F);
        return {dx / length, dy / length};
    }

    // The unused segment at this crossing that goes on straight; its index and the end that it begins with.
    std::optional<std::pair<std::size_t, int>> straight_on(int crossing, InkPoint direction) const {
        std::optional<std::pair<std::size_t, int>> best;
        float straightest = 0.6F;
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            for (int end = 0; end < 2; ++end) {
                if (segments_[i].used || segments_[i].group[end] != crossing) continue;
                const InkPoint onwards = heading(segments_[i], end);
                const float along = onwards.x * direction.x + onwards.y * direction.y;
                if (along <= straightest) continue;
                straightest = along;
                best = {i, end};
            }
        }
        return best;
    }

    void extend(std::vector<Pixel>& line, std::size_t last, int end) {
        while (segments_[last].group[end] >= 0) {
            const InkPoint back = heading(segments_[last], end);
            const auto next = straight_on(segments_[last].group[end], {-back.x, -back.y});
            if (!next) return;
            Segment& segment = segments_[next->first];
            segment.used = true;
            if (next->second == 0)
                line.insert(line.end(), segment.pixels.begin(), segment.pixels.end());
            else
                line.insert(line.end(), segment.pixels.rbegin(), segment.pixels.rend());
            last = next->first;
            end = 1 - next->second;
        }
    }

    InkStroke stroke_from(std::size_t first) {
        segments_[first].used = true;
        std::vector<Pixel> line = segments_[first].pixels;
        extend(line, first, 1);
        std::reverse(line.begin(), line.end());
        extend(line, first, 0);
        const int dx = line.back().first - line.front().first;
        const int dy = line.back().second - line.front().second;
        if (std::abs(dx) > std::abs(dy) ? dx < 0 : dy < 0) std::reverse(line.begin(), line.end());
        InkStroke stroke;
        for (std::size_t i = 0; i < line.size(); i += 3)
            stroke.push_back({static_cast<float>(line[i].first), static_cast<float>(line[i].second)});
        stroke.push_back({static_cast<float>(line.back().first), static_cast<float>(line.back().second)});
        return stroke;
    }

    const Picture& picture_;
    std::map<Pixel, int> crossing_;
    std::map<Pixel, bool> seen_;
    std::vector<Segment> segments_;
    int crossings_ = 0;
};

} // namespace

void thin(Picture& picture) {
    bool changed = true;
    std::vector<std::size_t> gone;
    while (changed) {
        changed = false;
        for (const bool second : {false, true}) {
            gone.clear();
            for (int y = 0; y < picture.height; ++y)
                for (int x = 0; x < picture.width; ++x)
                    if (picture.at(x, y) && can_go(picture, x, y, second))
                        gone.push_back(static_cast<std::size_t>(y * picture.width + x));
            for (const std::size_t index : gone)
                picture.black[index] = 0;
            changed = changed || !gone.empty();
        }
    }
}

Ink follow_lines(const Picture& thinned) {
    return Follower(thinned).follow();
}

} // namespace typing_support
