#include "drivers/code_picture/qr/layout.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace drivers::qr {
namespace {

// ISO/IEC 18004 table 9: check bytes a block and number of blocks, for each version from 1, by level L M Q H.
constexpr std::array<std::array<std::uint8_t, most_versions>, 4> check_bytes{{
    {7,  10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
     28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
    {10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
     26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28},
    {13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
     28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
    {17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
     30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
}};
constexpr std::array<std::array<std::uint8_t, most_versions>, 4> block_counts{{
    {1, 1, 1, 1,  1,  2,  2,  2,  2,  4,  4,  4,  4,  4,  6,  6,  6,  6,  7,  8,
     8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25},
    {1,  1,  1,  2,  2,  4,  4,  4,  5,  5,  5,  8,  9,  9,  10, 10, 11, 13, 14, 16,
     17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49},
    {1,  1,  2,  2,  4,  4,  6,  6,  8,  8,  8,  10, 12, 16, 12, 17, 16, 18, 21, 20,
     23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68},
    {1,  1,  2,  4,  4,  4,  5,  6,  8,  8,  11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
     25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81},
}};
// From the format's two bits to the tables' rows: M L H Q.
constexpr std::array<std::size_t, 4> row_of_level{1, 0, 3, 2};

unsigned remainder_of(unsigned value, int value_bits, unsigned polynomial, int check_bits) {
    value <<= check_bits;
    for (int bit = value_bits + check_bits - 1; bit >= check_bits; --bit)
        if ((value >> bit & 1U) != 0) value ^= polynomial << (bit - check_bits);
    return value;
}

} // namespace

Layout::Layout(int version) : version_(version), side_(17 + 4 * version) {
    const auto side = static_cast<std::size_t>(side_);
    kinds_.assign(side * side, Kind::data);
    black_.assign(kinds_.size(), false);
    for (int place = 0; place < side_; ++place) {
        fix(6, place, place % 2 == 0);
        fix(place, 6, place % 2 == 0);
    }
    put_finder(3, 3);
    put_finder(side_ - 4, 3);
    put_finder(3, side_ - 4);
    put_alignment();
    for (const int copy : {0, 1})
        for (const int place : format_places(copy))
            kinds_[static_cast<std::size_t>(place)] = Kind::format;
    fix(8, side_ - 8, true);
    put_version();
    find_path();
}

void Layout::fix(int x, int y, bool black) {
    if (x < 0 || y < 0 || x >= side_ || y >= side_) return;
    kinds_[index(x, y)] = Kind::fixed;
    black_[index(x, y)] = black;
}

void Layout::put_finder(int middle_x, int middle_y) {
    for (int dy = -4; dy <= 4; ++dy)
        for (int dx = -4; dx <= 4; ++dx) {
            const int ring = std::max(std::abs(dx), std::abs(dy));
            fix(middle_x + dx, middle_y + dy, ring != 2 && ring != 4);
        }
}

void Layout::put_alignment() {
    if (version_ == 1) return;
    const int count = version_ / 7 + 2;
    const int step = version_ == 32 ? 26 : (version_ * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    for (int place = side_ - 7; static_cast<int>(alignment_.size()) < count - 1; place -= step)
        alignment_.insert(alignment_.begin(), place);
    alignment_.insert(alignment_.begin(), 6);
    for (const int middle_y : alignment_)
        for (const int middle_x : alignment_) {
            const bool low = middle_x == 6 || middle_y == 6;
            const bool at_finder = low && (middle_x + middle_y == 12 || middle_x + middle_y == side_ - 1);
            if (at_finder) continue;
            for (int dy = -2; dy <= 2; ++dy)
                for (int dx = -2; dx <= 2; ++dx)
                    fix(middle_x + dx, middle_y + dy, std::max(std::abs(dx), std::abs(dy)) != 1);
        }
}

void Layout::put_version() {
    if (version_ < 7) return;
    const auto number = static_cast<unsigned>(version_);
    const unsigned word = number << 12 | remainder_of(number, 6, 0x1F25, 12);
    for (int bit = 0; bit < 18; ++bit) {
        const bool black = (word >> bit & 1U) != 0;
        fix(side_ - 11 + bit % 3, bit / 3, black);
        fix(bit / 3, side_ - 11 + bit % 3, black);
    }
}

std::vector<int> Layout::format_places(int copy) const {
    std::vector<int> places;
    for (int bit = 0; bit < format_bits; ++bit) {
        if (copy == 1)
            places.push_back(bit < 8 ? index_of(side_ - 1 - bit, 8) : index_of(8, side_ - 15 + bit));
        else if (bit < 8)
            places.push_back(index_of(8, bit < 6 ? bit : bit + 1));
        else
            places.push_back(index_of(bit == 8 ? 7 : 14 - bit, 8));
    }
    return places;
}

void Layout::find_path() {
    bool upwards = true;
    for (int right = side_ - 1; right >= 1; right -= 2) {
        if (right == 6) right = 5;
        for (int step = 0; step < side_; ++step)
            for (const int x : {right, right - 1}) {
                const int y = upwards ? side_ - 1 - step : step;
                if (kinds_[index(x, y)] == Kind::data) path_.push_back(index_of(x, y));
            }
        upwards = !upwards;
    }
    path_.resize(path_.size() / 8 * 8);
}

Blocks Layout::blocks(int level) const {
    const std::size_t row = row_of_level[static_cast<std::size_t>(level)];
    const auto column = static_cast<std::size_t>(version_ - 1);
    const int bytes = static_cast<int>(path_.size() / 8);
    const int count = block_counts[row][column];
    return {count, count - bytes % count, bytes / count, check_bytes[row][column]};
}

unsigned format_word(int format) {
    const auto value = static_cast<unsigned>(format);
    return (value << 10 | remainder_of(value, 5, 0x537, 10)) ^ 0x5412U;
}

bool mask_turns(int mask, int x, int y) {
    switch (mask) {
    case 0: return (x + y) % 2 == 0;
    case 1: return y % 2 == 0;
    case 2: return x % 3 == 0;
    case 3: return (x + y) % 3 == 0;
    case 4: return (x / 3 + y / 2) % 2 == 0;
    case 5: return x * y % 2 + x * y % 3 == 0;
    case 6: return (x * y % 2 + x * y % 3) % 2 == 0;
    default: return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

} // namespace drivers::qr
