#include "drivers/code_picture/qr/local_light.hpp"

#include <algorithm>

namespace drivers::qr {
namespace {

// Below the mean by this much, so that plain paper is not a storm of black points.
constexpr int margin = 3;

// The mean of each value and its `radius` neighbours to both sides, along one line of the table.
void even_out(const std::uint8_t* from, std::uint8_t* to, int count, int step, int radius) {
    int sum = 0;
    int members = 0;
    for (int place = 0; place < std::min(radius, count); ++place, ++members)
        sum += from[static_cast<std::ptrdiff_t>(place) * step];
    for (int place = 0; place < count; ++place) {
        if (place + radius < count) {
            sum += from[static_cast<std::ptrdiff_t>(place + radius) * step];
            ++members;
        }
        if (place > radius) {
            sum -= from[static_cast<std::ptrdiff_t>(place - radius - 1) * step];
            --members;
        }
        to[static_cast<std::ptrdiff_t>(place) * step] = static_cast<std::uint8_t>(sum / members);
    }
}

} // namespace

LocalLight::LocalLight(const GreyView& picture, int radius)
    : picture_(picture), columns_((picture.width + block - 1) / block),
      rows_((picture.height + block - 1) / block) {
    means_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_; ++column) {
            const int left = std::max(0, std::min(column * block, picture.width - block));
            const int top = std::max(0, std::min(row * block, picture.height - block));
            const int right = std::min(left + block, picture.width);
            const int bottom = std::min(top + block, picture.height);
            int sum = 0;
            for (int y = top; y < bottom; ++y) {
                const std::uint8_t* line = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride;
                for (int x = left; x < right; ++x)
                    sum += line[x];
            }
            means_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column)] =
                static_cast<std::uint8_t>(sum / ((right - left) * (bottom - top)));
        }
    const int reach = std::max(1, radius / block);
    std::vector<std::uint8_t> evened(means_.size());
    for (int row = 0; row < rows_; ++row)
        even_out(means_.data() + static_cast<std::ptrdiff_t>(row) * columns_,
                 evened.data() + static_cast<std::ptrdiff_t>(row) * columns_, columns_, 1, reach);
    for (int column = 0; column < columns_; ++column)
        even_out(evened.data() + column, means_.data() + column, rows_, columns_, reach);
}

float LocalLight::light(float x, float y) const {
    // Truncation is rounding down here, and several times faster.
    const float from_left = x - 0.5F;
    const float from_top = y - 0.5F;
    if (!(from_left >= 0 && from_top >= 0 && from_left < static_cast<float>(picture_.width - 1) &&
          from_top < static_cast<float>(picture_.height - 1)))
        return 255;
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

float LocalLight::blackness(float x, float y) const {
    if (!(x >= 0 && y >= 0 && x < static_cast<float>(picture_.width) &&
          y < static_cast<float>(picture_.height)))
        return -20;
    return static_cast<float>(threshold(static_cast<int>(x), static_cast<int>(y)) - margin) - light(x, y);
}

bool LocalLight::is_black(float x, float y) const {
    if (!(x >= 0 && y >= 0 && x < static_cast<float>(picture_.width) &&
          y < static_cast<float>(picture_.height)))
        return false;
    const auto column = static_cast<int>(x);
    const auto row = static_cast<int>(y);
    return picture_.pixels[static_cast<std::ptrdiff_t>(row) * picture_.stride + column] <
           threshold(column, row) - margin;
}

void LocalLight::black_and_white(int y, std::vector<std::uint8_t>& row) const {
    row.resize(static_cast<std::size_t>(picture_.width));
    const std::uint8_t* line = picture_.pixels + static_cast<std::ptrdiff_t>(y) * picture_.stride;
    const std::uint8_t* means = means_.data() + static_cast<std::ptrdiff_t>(y / block) * columns_;
    for (int x = 0; x < picture_.width; ++x)
        row[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(line[x] < means[x / block] - margin);
}

} // namespace drivers::qr
