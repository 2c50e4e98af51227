// What counts as black at each place of a picture: less than the mean of its surroundings.
#pragma once

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
        return means_[static_cast<std::size_t>(y / block) * static_cast<std::size_t>(columns_) +
                      static_cast<std::size_t>(x / block)];
    }
    // How much darker than its surroundings a point is; between pixels, too. White beside the picture.
    float blackness(float x, float y) const;
    float light(float x, float y) const;
    bool is_black(float x, float y) const;
    // One row as 0 white and 1 black.
    void black_and_white(int y, std::vector<std::uint8_t>& row) const;

private:
    static constexpr int block = 4;

    GreyView picture_;
    int columns_, rows_;
    std::vector<std::uint8_t> means_;
};

} // namespace drivers::qr
