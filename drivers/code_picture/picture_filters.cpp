#include "drivers/code_picture/picture_filters.hpp"

#include <algorithm>
#include <cstddef>

namespace drivers {
namespace {

GreyPicture empty_picture(int width, int height) {
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

const std::uint8_t* row_of(const GreyView& picture, int y) {
    return picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride;
}

std::uint8_t* row_of(GreyPicture& picture, int y) {
    return picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
}

// Sums over rectangles in constant time: entry (x, y) is the sum of all pixels left of x and above y.
class SumTable {
public:
    explicit SumTable(const GreyView& picture) : width_(picture.width), height_(picture.height) {
        sums_.assign(static_cast<std::size_t>(width_ + 1) * static_cast<std::size_t>(height_ + 1), 0);
        for (int y = 0; y < height_; ++y) {
            const std::uint8_t* row = row_of(picture, y);
            std::uint32_t line = 0;
            for (int x = 0; x < width_; ++x) {
                line += row[x];
                sums_[index(x + 1, y + 1)] = sums_[index(x + 1, y)] + line;
            }
        }
    }

    int mean(int x, int y, int radius) const {
        const int left = std::max(0, x - radius);
        const int top = std::max(0, y - radius);
        const int right = std::min(width_, x + radius + 1);
        const int bottom = std::min(height_, y + radius + 1);
        const std::uint32_t sum = sums_[index(right, bottom)] - sums_[index(left, bottom)] -
                                  sums_[index(right, top)] + sums_[index(left, top)];
        return static_cast<int>(sum / static_cast<std::uint32_t>((right - left) * (bottom - top)));
    }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) + static_cast<std::size_t>(x);
    }

    int width_;
    int height_;
    std::vector<std::uint32_t> sums_; // differences stay right when they run over
};

template <typename Rule>
GreyPicture against_surroundings(const GreyView& picture, int radius, Rule rule) {
    const SumTable sums(picture);
    GreyPicture result = empty_picture(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = row_of(picture, y);
        std::uint8_t* to = row_of(result, y);
        for (int x = 0; x < picture.width; ++x)
            to[x] = rule(static_cast<int>(from[x]), sums.mean(x, y, radius));
    }
    return result;
}

} // namespace

GreyPicture inverted(const GreyView& picture) {
    GreyPicture result = empty_picture(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        std::transform(row_of(picture, y), row_of(picture, y) + picture.width, row_of(result, y),
                       [](std::uint8_t grey) { return static_cast<std::uint8_t>(255 - grey); });
    return result;
}

GreyPicture doubled(const GreyView& picture) {
    GreyPicture result = empty_picture(picture.width * 2, picture.height * 2);
    for (int y = 0; y < result.height; ++y) {
        // The new pixels' middles lie a quarter before and behind the old ones: weights 3 and 1.
        const int near_row = y / 2;
        const int far_row = std::clamp(y % 2 == 0 ? near_row - 1 : near_row + 1, 0, picture.height - 1);
        const std::uint8_t* near = row_of(picture, near_row);
        const std::uint8_t* far = row_of(picture, far_row);
        std::uint8_t* to = row_of(result, y);
        for (int x = 0; x < result.width; ++x) {
            const int column = x / 2;
            const int beside = std::clamp(x % 2 == 0 ? column - 1 : column + 1, 0, picture.width - 1);
            to[x] = static_cast<std::uint8_t>(
                (9 * near[column] + 3 * near[beside] + 3 * far[column] + far[beside]) / 16);
        }
    }
    return result;
}

GreyPicture shrunk(const GreyView& picture, int factor) {
    GreyPicture result = empty_picture(picture.width / factor, picture.height / factor);
    const auto width = static_cast<std::size_t>(result.width);
    const auto step = static_cast<std::size_t>(factor);
    std::vector<std::uint16_t> sums(width * step);
    for (int y = 0; y < result.height; ++y) {
        std::fill(sums.begin(), sums.end(), std::uint16_t{0});
        for (int dy = 0; dy < factor; ++dy) {
            const std::uint8_t* from = row_of(picture, y * factor + dy);
            for (std::size_t x = 0; x < sums.size(); ++x)
                sums[x] = static_cast<std::uint16_t>(sums[x] + from[x]);
        }
        std::uint8_t* to = row_of(result, y);
        if (factor == 2) {
            for (std::size_t x = 0; x < width; ++x)
                to[x] = static_cast<std::uint8_t>((sums[2 * x] + sums[2 * x + 1]) / 4);
            continue;
        }
        const float share = 1 / static_cast<float>(factor * factor);
        for (std::size_t x = 0; x < width; ++x) {
            unsigned sum = 0;
            for (std::size_t dx = 0; dx < step; ++dx)
                sum += sums[x * step + dx];
            to[x] = static_cast<std::uint8_t>(static_cast<int>((static_cast<float>(sum) + 0.5F) * share));
        }
    }
    return result;
}

GreyPicture smoothed(const GreyView& picture) {
    GreyPicture result = empty_picture(picture.width, picture.height);
    const auto width = static_cast<std::size_t>(picture.width);
    // One more on each side, so that the edges need no care.
    std::vector<std::uint16_t> sums(width + 2);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* above = row_of(picture, std::max(0, y - 1));
        const std::uint8_t* here = row_of(picture, y);
        const std::uint8_t* below = row_of(picture, std::min(picture.height - 1, y + 1));
        for (std::size_t x = 0; x < width; ++x)
            sums[x + 1] = static_cast<std::uint16_t>(above[x] + 2 * here[x] + below[x]);
        sums.front() = sums[1];
        sums.back() = sums[width];
        std::uint8_t* to = row_of(result, y);
        for (std::size_t x = 0; x < width; ++x)
            to[x] = static_cast<std::uint8_t>((sums[x] + 2 * sums[x + 1] + sums[x + 2]) / 16);
    }
    return result;
}

GreyPicture sharpened(const GreyView& picture, int radius) {
    return against_surroundings(picture, radius, [](int grey, int mean) {
        return static_cast<std::uint8_t>(std::clamp(grey + 3 * (grey - mean), 0, 255));
    });
}

} // namespace drivers
