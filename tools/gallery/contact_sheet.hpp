// Many pictures on one page, small, in rows.
#pragma once

#include <vector>

#include "ui/image.hpp"

namespace liaison::gallery {

class ContactSheet {
public:
    // Thumbnails of this width, px.
    ContactSheet(int columns, int thumbnail_width) : columns_(columns), width_(thumbnail_width) {}
    void add(const ui::Image& picture);
    // Rows of equal height; white where nothing is.
    ui::Image page() const;

private:
    int columns_;
    int width_;
    std::vector<ui::Image> thumbnails_;
};

} // namespace liaison::gallery
