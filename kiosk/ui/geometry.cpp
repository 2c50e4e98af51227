#include "ui/geometry.hpp"

namespace liaison::ui {

Rect Rect::inset(float horizontal, float vertical) const {
    const float h = std::min(horizontal, width / 2);
    const float v = std::min(vertical, height / 2);
    return {x + h, y + v, width - 2 * h, height - 2 * v};
}

Rect Rect::intersect(const Rect& other) const {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
            std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
}

Rect Rect::centered(float box_width, float box_height) const {
    return {x + (width - box_width) / 2, y + (height - box_height) / 2, box_width, box_height};
}

Rect Rect::split_top(float amount, float gap) {
    amount = std::clamp(amount, 0.0F, height);
    const Rect part{x, y, width, amount};
    const float taken = std::min(amount + gap, height);
    y += taken;
    height -= taken;
    return part;
}

Rect Rect::split_bottom(float amount, float gap) {
    amount = std::clamp(amount, 0.0F, height);
    const Rect part{x, bottom() - amount, width, amount};
    height -= std::min(amount + gap, height);
    return part;
}

Rect Rect::split_left(float amount, float gap) {
    amount = std::clamp(amount, 0.0F, width);
    const Rect part{x, y, amount, height};
    const float taken = std::min(amount + gap, width);
    x += taken;
    width -= taken;
    return part;
}

Rect Rect::split_right(float amount, float gap) {
    amount = std::clamp(amount, 0.0F, width);
    const Rect part{right() - amount, y, amount, height};
    width -= std::min(amount + gap, width);
    return part;
}

std::vector<Rect> columns(const Rect& area, int count, float gap) {
    return grid(area, count, 1, gap);
}

std::vector<Rect> rows(const Rect& area, int count, float gap) {
    return grid(area, 1, count, gap);
}

std::vector<Rect> grid(const Rect& area, int column_count, int row_count, float gap) {
    std::vector<Rect> cells;
    if (column_count <= 0 || row_count <= 0) return cells;
    const auto across = static_cast<float>(column_count);
    const auto down = static_cast<float>(row_count);
    const float width = std::max(0.0F, (area.width - gap * (across - 1)) / across);
    const float height = std::max(0.0F, (area.height - gap * (down - 1)) / down);
    for (int row = 0; row < row_count; ++row) {
        for (int column = 0; column < column_count; ++column) {
            cells.push_back({area.x + static_cast<float>(column) * (width + gap),
                             area.y + static_cast<float>(row) * (height + gap), width, height});
        }
    }
    return cells;
}

} // namespace liaison::ui
