// What counts as black at each place of a picture: less than the mean of its surroundings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "drivers/code_picture/grey_picture.hpp"

namespace drivers::qr {

// Means of blocks of 4 x 4 pixels, evened out over a square around each. The picture must outlive it.
class LocalLight {
public:
    // radius in pixels
    LocalLight(const GreyView& picture, int radius);

    const GreyView& picture() const { return picture_; }
    int threshold(int x, int y) const {
        return means_[static_cast<std::size_t>(static_cast<unsigned>(y) / block) *
                          static_cast<std::size_t>(columns_) +
                      static_cast<std::size_t>(static_cast<unsigned>(x) / block)];
    }
    // How much darker than its surroundings a point is; between pixels, too. White beside the picture.
    float blackness(float x, float y) const {
        if (!(x >= 0 && y >= 0 && x < width_ && y < height_)) return -20;
        return static_cast<float>(threshold(static_cast<int>(x), static_cast<int>(y)) - margin) - light(x, y);
    }
    // Between pixels, too. White beside the picture.
    float light(float x, float y) const {
        const float from_left = x - 0.5F;
        const float from_top = y - 0.5F;
        if (!(from_left >= 0 && from_top >= 0 && from_left < width_ - 1 && from_top < height_ - 1)) return 255;
        // Truncation is rounding down here, and several times faster.
        const auto left = static_cast<int>(from_left);
        const auto top = static_cast<int>(from_top);
        const std::uint8_t* at = picture_.pixels + static_cast<std::ptrdiff_t>(top) * picture_.stride + left;
        const std::uint8_t* under = at + picture_.stride;
        const float across = from_left - static_cast<float>(left);
        const float down = from_top - static_cast<float>(top);
        const float upper = static_cast<float>(at[0]) + across * static_cast<float>(at[1] - at[0]);
        const float lower = static_cast<float>(under[0]) + across * static_cast<float>(under[1] - under[0]);
        return upper + down * (lower - upper);
    }
    bool is_black(float x, float y) const {
        // Also false for what is no number.
        if (!(x >= 0 && y >= 0 && x < width_ && y < height_)) return false;
        const auto column = static_cast<int>(x);
        const auto row = static_cast<int>(y);
        return picture_.pixels[static_cast<std::ptrdiff_t>(row) * picture_.stride + column] <
               threshold(column, row) - margin;
    }
    // What is darker than this counts as black, for each pixel of a row: the same for `block` rows, from a
    // multiple of it on.
    void thresholds(int y, std::vector<std::uint8_t>& row) const;
    static constexpr int block = 4;

private:
    // Below the mean by this much, so that plain paper is not a storm of black points.
    static constexpr int margin = 3;

    GreyView picture_;
    float width_, height_; // of the picture
    int columns_, rows_;
    std::vector<std::uint8_t> means_;
};

} // namespace drivers::qr
