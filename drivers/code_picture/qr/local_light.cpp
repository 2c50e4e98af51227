#include "drivers/code_picture/qr/local_light.hpp"

#include <algorithm>

namespace drivers::qr {
namespace {

// The mean of each value and its `radius` neighbours to both sides, along one line.
void even_out_line(const std::uint8_t* from, std::uint8_t* to, int count, int radius) {
    int sum = 0;
    int members = 0;
    for (int place = 0; place < std::min(radius, count); ++place, ++members)
        sum += from[place];
    for (int place = 0; place < count; ++place) {
        if (place + radius < count) {
            sum += from[place + radius];
            ++members;
        }
        if (place > radius) {
            sum -= from[place - radius - 1];
            --members;
        }
        to[place] = static_cast<std::uint8_t>(sum / members);
    }
}

// The same along the columns, all of them at once.
void even_out_columns(const std::uint8_t* from, std::uint8_t* to, int columns, int rows, int radius) {
    std::vector<int> sums(static_cast<std::size_t>(columns));
    int members = 0;
    const auto add = [&](int row, int sign) {
        const std::uint8_t* line = from + static_cast<std::ptrdiff_t>(row) * columns;
        for (std::size_t column = 0; column < sums.size(); ++column)
            sums[column] += sign * line[column];
        members += sign;
    };
    for (int row = 0; row < std::min(radius, rows); ++row)
        add(row, 1);
    for (int row = 0; row < rows; ++row) {
        if (row + radius < rows) add(row + radius, 1);
        if (row > radius) add(row - radius - 1, -1);
        const float share = 1 / static_cast<float>(members);
        std::uint8_t* line = to + static_cast<std::ptrdiff_t>(row) * columns;
        for (std::size_t column = 0; column < sums.size(); ++column)
            line[column] =
                static_cast<std::uint8_t>(static_cast<int>(static_cast<float>(sums[column]) * share));
    }
}

} // namespace

LocalLight::LocalLight(const GreyView& picture, int radius)
    : picture_(picture), width_(static_cast<float>(picture.width)), height_(static_cast<float>(picture.height)),
      columns_((picture.width + block - 1) / block), rows_((picture.height + block - 1) / block) {
    means_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    std::vector<std::uint16_t> sums(static_cast<std::size_t>(picture.width));
    const int across = std::min(block, picture.width);
    const int down = std::min(block, picture.height);
    for (int row = 0; row < rows_; ++row) {
        // The last blocks are moved back into the picture.
        const int top = std::max(0, std::min(row * block, picture.height - block));
        std::fill(sums.begin(), sums.end(), std::uint16_t{0});
        for (int y = top; y < top + down; ++y) {
            const std::uint8_t* line = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride;
            for (std::size_t x = 0; x < sums.size(); ++x)
                sums[x] = static_cast<std::uint16_t>(sums[x] + line[x]);
        }
        std::uint8_t* to = means_.data() + static_cast<std::ptrdiff_t>(row) * columns_;
        for (int column = 0; column < columns_; ++column) {
            const int left = std::max(0, std::min(column * block, picture.width - block));
            int sum = 0;
            for (int x = left; x < left + across; ++x)
                sum += sums[static_cast<std::size_t>(x)];
            to[column] = static_cast<std::uint8_t>(sum / (across * down));
        }
    }
    const int reach = std::max(1, radius / block);
    std::vector<std::uint8_t> evened(means_.size());
    for (int row = 0; row < rows_; ++row)
        even_out_line(means_.data() + static_cast<std::ptrdiff_t>(row) * columns_,
                      evened.data() + static_cast<std::ptrdiff_t>(row) * columns_, columns_, reach);
    even_out_columns(evened.data(), means_.data(), columns_, rows_, reach);
}

void LocalLight::thresholds(int y, std::vector<std::uint8_t>& row) const {
    row.resize(static_cast<std::size_t>(columns_) * block);
    const std::uint8_t* means = means_.data() + static_cast<std::ptrdiff_t>(y / block) * columns_;
    for (std::size_t column = 0; column < static_cast<std::size_t>(columns_); ++column) {
        const auto threshold = static_cast<std::uint8_t>(std::max(0, means[column] - margin));
        for (std::size_t x = 0; x < block; ++x)
            row[column * block + x] = threshold;
    }
}

} // namespace drivers::qr
