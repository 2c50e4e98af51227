#include "drivers/code_picture/qr/placement.hpp"

#include <algorithm>
#include <cmath>

namespace drivers::qr {
namespace {

// From the outer corner to a finder's middle, in modules.
constexpr float finder_middle = 3.5F;
constexpr int finder_rings = 3;
constexpr int alignment_rings = 2;

// Moves each number up and down for as long as the score gets better, by ever smaller steps.
template <typename Score>
void climb(const std::vector<float*>& numbers, float step, int halvings, Score score) {
    float best = score();
    for (int round = 0; round < halvings; ++round, step /= 2)
        for (int again = 0; again < 2; ++again) {
            bool moved = false;
            for (float* number : numbers)
                for (const float change : {step, -step}) {
                    const float before = *number;
                    *number = before + change;
                    const float now = score();
                    if (now > best) {
                        best = now;
                        moved = true;
                        break;
                    }
                    *number = before;
                }
            if (!moved) break;
        }
    static_cast<void>(score()); // leaves what the score keeps in step with the numbers
}

float clamped(float value) {
    return std::clamp(value, -1.0F, 1.0F);
}

} // namespace

void Perspective::solve() {
    const Point across = ends[1] - ends[3];
    const Point down = ends[2] - ends[3];
    const Point sum = ends[0] - ends[1] + ends[3] - ends[2];
    const float area = across.x * down.y - down.x * across.y;
    g = area == 0 ? 0 : (sum.x * down.y - down.x * sum.y) / area;
    h = area == 0 ? 0 : (across.x * sum.y - sum.x * across.y) / area;
    a = ends[1].x - ends[0].x + g * ends[1].x;
    b = ends[2].x - ends[0].x + h * ends[2].x;
    c = ends[0].x;
    d = ends[1].y - ends[0].y + g * ends[1].y;
    e = ends[2].y - ends[0].y + h * ends[2].y;
    f = ends[0].y;
}

Placement::Placement(const LocalLight& light, const Layout& layout, const Perspective& plane)
    : light_(light), layout_(layout), plane_(plane), span_(static_cast<float>(layout.side() - 7)),
      module_(length(plane.ends[1] - plane.ends[0]) / span_) {
    float blackest = 8;
    for (const std::size_t corner : {std::size_t{0}, std::size_t{1}, std::size_t{2}})
        blackest = std::max(blackest, light.blackness(plane.ends[corner].x, plane.ends[corner].y));
    contrast_ = blackest * 0.8F;
    const int side = layout.side();
    const auto keep = [&](int x, int y) {
        if (layout.is_fixed(x, y))
            fixed_.push_back({static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F,
                              layout.is_black(x, y) ? 1.0F : -1.0F});
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const bool at_finder = (x < 8 && y < 8) || (x < 8 && y >= side - 8) || (x >= side - 8 && y < 8);
            const bool at_last = x >= side - 9 && y >= side - 9;
            if (at_finder || at_last || x == 6 || y == 6) keep(x, y);
        }
}

Point Placement::at(float x, float y) const {
    const float u = (x - finder_middle) / span_;
    const float v = (y - finder_middle) / span_;
    Point place = plane_.at(u, v);
    if (is_bent_) {
        const float across = 4 * u * (1 - u);
        const float down = 4 * v * (1 - v);
        place = place + curve_.bow_across * across + curve_.bow_down * down +
                curve_.wave_across * (across * (1 - 2 * u)) + curve_.wave_down * (down * (1 - 2 * v));
    }
    if (shifts_.empty()) return place;
    const auto& places = layout_.alignment_places();
    const auto cell_of = [&places](float where) {
        std::size_t cell = 0;
        while (cell + 2 < places.size() && where > static_cast<float>(places[cell + 1]) + 0.5F)
            ++cell;
        return cell;
    };
    const std::size_t column = cell_of(x);
    const std::size_t row = cell_of(y);
    const auto share = [&places](std::size_t cell, float where) {
        const auto start = static_cast<float>(places[cell]) + 0.5F;
        return std::clamp((where - start) / static_cast<float>(places[cell + 1] - places[cell]), -0.35F, 1.35F);
    };
    const float across = share(column, x);
    const float down = share(row, y);
    const Point* corner = shifts_.data() + row * places.size() + column;
    const Point upper = corner[0] * (1 - across) + corner[1] * across;
    const Point lower = corner[places.size()] * (1 - across) + corner[places.size() + 1] * across;
    return place + upper * (1 - down) + lower * down;
}

float Placement::seen(float x, float y) const {
    const Point place = at(x, y);
    return clamped(light_.blackness(place.x, place.y) / contrast_);
}

float Placement::patterns_score() const {
    float sum = 0;
    for (const auto& module : fixed_)
        sum += module.sign * seen(module.x, module.y);
    return sum / static_cast<float>(fixed_.size());
}

float Placement::contrast_score() const {
    // Of large codes some of the modules tell as much as all.
    constexpr int enough = 32;
    const int side = layout_.side();
    const int step = 1 + side / enough;
    float sum = 0;
    int count = 0;
    for (int y = 0; y < side; y += step)
        for (int x = y / step % step; x < side; x += step, ++count)
            sum += std::abs(seen(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F));
    return sum / static_cast<float>(count);
}

float Placement::rings_score(Point shift, float x, float y, int outermost) const {
    float sum = 0;
    float weights = 0;
    for (int dy = -outermost; dy <= outermost; ++dy)
        for (int dx = -outermost; dx <= outermost; ++dx) {
            const Point place = at(x + static_cast<float>(dx), y + static_cast<float>(dy)) + shift;
            const int ring = std::max(std::abs(dx), std::abs(dy));
            const float dark = clamped(light_.blackness(place.x, place.y) / contrast_);
            // The middle is worth as much as the others of an alignment pattern's ring.
            const float weight = ring == 0 ? 3.0F : 1.0F;
            sum += weight * (ring == outermost - 1 ? -dark : dark);
            weights += weight;
        }
    return sum / weights;
}

Point Placement::best_shift(Point start, float x, float y, int outermost, float radius, float step) const {
    Point best = start;
    float best_score = rings_score(start, x, y, outermost) + 0.02F;
    const int reach = static_cast<int>(radius / step);
    for (int down = -reach; down <= reach; ++down)
        for (int across = -reach; across <= reach; ++across) {
            const Point shift =
                start + Point{static_cast<float>(across), static_cast<float>(down)} * (step * module_);
            // The farther off, the better it has to be.
            const float doubt = 0.03F * step * std::hypot(static_cast<float>(across), static_cast<float>(down));
            const float score = rings_score(shift, x, y, outermost) - doubt;
            if (score <= best_score) continue;
            best_score = score;
            best = shift;
        }
    return best;
}

void Placement::find_unseen(std::size_t end) {
    const float far = finder_middle + span_;
    const float x = end == 1 ? far : finder_middle;
    const float y = end == 2 ? far : finder_middle;
    Point shift = best_shift({}, x, y, finder_rings, 1.5F + 0.1F * span_, 1);
    for (const float step : {0.5F, 0.25F})
        shift = best_shift(shift, x, y, finder_rings, 2 * step, step);
    plane_.ends[end] = plane_.ends[end] + shift;
    plane_.solve();
}

void Placement::find_last_alignment() {
    if (layout_.version() < 2) return;
    const auto place = static_cast<float>(layout_.side()) - 6.5F;
    const Point coarse = best_shift({}, place, place, alignment_rings, 1.5F + 0.05F * span_, 0.5F);
    const Point shift = best_shift(coarse, place, place, alignment_rings, 0.5F, 0.25F);
    if (rings_score(shift, place, place, alignment_rings) < 0.45F) return;
    plane_.ends[3] = plane_.ends[3] + shift * (span_ / (span_ - 3));
    plane_.solve();
}

void Placement::settle() {
    std::vector<float*> numbers;
    for (auto& end : plane_.ends) {
        numbers.push_back(&end.x);
        numbers.push_back(&end.y);
    }
    climb(numbers, 0.4F * module_, 3, [this] {
        plane_.solve();
        return patterns_score();
    });
}

void Placement::follow_alignment() {
    const auto& places = layout_.alignment_places();
    if (places.size() < 3) return;
    const std::size_t count = places.size();
    std::vector<Point> found(count * count);
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = 0; column < count; ++column) {
            const bool low = row == 0 || column == 0;
            if (low && (row + column == 0 || row + column == count - 1) && (row == 0 || column == 0) &&
                (row + column == 0 || row == count - 1 || column == count - 1))
                continue;
            Point expected{};
            if (row > 0 && column > 0)
                expected = (found[(row - 1) * count + column] + found[row * count + column - 1]) * 0.5F;
            else if (column > 0)
                expected = found[row * count + column - 1];
            else
                expected = found[(row - 1) * count + column];
            const float x = static_cast<float>(places[column]) + 0.5F;
            const float y = static_cast<float>(places[row]) + 0.5F;
            Point shift = best_shift(expected, x, y, alignment_rings, 1.5F, 0.5F);
            shift = best_shift(shift, x, y, alignment_rings, 0.4F, 0.2F);
            found[row * count + column] = rings_score(shift, x, y, alignment_rings) > 0.4F ? shift : expected;
        }
    shifts_ = std::move(found);
}

void Placement::bend() {
    is_bent_ = true;
    std::vector<float*> numbers;
    for (Point* point : {&curve_.bow_across, &curve_.bow_down, &curve_.wave_across, &curve_.wave_down}) {
        numbers.push_back(&point->x);
        numbers.push_back(&point->y);
    }
    for (auto& end : plane_.ends) {
        numbers.push_back(&end.x);
        numbers.push_back(&end.y);
    }
    const auto solved_score = [this] {
        plane_.solve();
        return patterns_score();
    };
    climb(numbers, 1.2F * module_, 4, solved_score);
    climb(numbers, 0.4F * module_, 3, [&] { return solved_score() + contrast_score(); });
}

std::vector<float> Placement::modules() const {
    std::vector<float> light;
    const int side = layout_.side();
    light.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    const bool is_large = module_ > 3;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const float middle_x = static_cast<float>(x) + 0.5F;
            const float middle_y = static_cast<float>(y) + 0.5F;
            const Point middle = at(middle_x, middle_y);
            float sum = light_.light(middle.x, middle.y);
            if (is_large) {
                const float off = 0.18F * module_;
                for (const Point& point :
                     {Point{off, off}, Point{-off, off}, Point{off, -off}, Point{-off, -off}})
                    sum += light_.light(middle.x + point.x, middle.y + point.y);
                sum /= 5;
            }
            light.push_back(sum);
        }
    return light;
}

} // namespace drivers::qr
