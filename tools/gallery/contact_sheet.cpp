#include "contact_sheet.hpp"

#include <algorithm>

#include "ui/picture_file.hpp"

namespace liaison::gallery {

namespace {
constexpr int gap = 12; // px
} // namespace

void ContactSheet::add(const ui::Image& picture) {
    thumbnails_.push_back(ui::shrunk(picture, width_, picture.height * width_ / std::max(picture.width, 1)));
}

ui::Image ContactSheet::page() const {
    int cell_height = 1;
    for (const ui::Image& thumbnail : thumbnails_)
        cell_height = std::max(cell_height, thumbnail.height);
    const int rows = (static_cast<int>(thumbnails_.size()) + columns_ - 1) / columns_;
    ui::Image page{columns_ * (width_ + gap) + gap, rows * (cell_height + gap) + gap, {}};
    page.rgba.assign(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height) * 4, 255);
    for (std::size_t i = 0; i < thumbnails_.size(); ++i) {
        const ui::Image& thumbnail = thumbnails_[i];
        const auto column = static_cast<int>(i) % columns_;
        const auto row = static_cast<int>(i) / columns_;
        for (int y = 0; y < thumbnail.height; ++y) {
            const auto from = static_cast<std::ptrdiff_t>(y) * thumbnail.width * 4;
            const auto to = (static_cast<std::ptrdiff_t>(gap + row * (cell_height + gap) + y) * page.width +
                             gap + column * (width_ + gap)) *
                            4;
            std::copy_n(thumbnail.rgba.begin() + from, static_cast<std::ptrdiff_t>(thumbnail.width) * 4,
                        page.rgba.begin() + to);
        }
    }
    return page;
}

} // namespace liaison::gallery
