#include "drivers/code_picture/qr/repaired_code.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "drivers/code_picture/qr/reed_solomon.hpp"

namespace drivers::qr {
namespace {

// How black each module is: above 0 black, below 0 white, near 0 unsure.
std::vector<float> blackness(int side, const std::vector<float>& light) {
    constexpr int reach = 4;
    const auto wide = static_cast<std::size_t>(side) + 1;
    std::vector<double> sums(wide * wide);
    for (std::size_t y = 1; y < wide; ++y)
        for (std::size_t x = 1; x < wide; ++x)
            sums[y * wide + x] = static_cast<double>(light[(y - 1) * (wide - 1) + x - 1]) +
                                 sums[(y - 1) * wide + x] + sums[y * wide + x - 1] -
                                 sums[(y - 1) * wide + x - 1];
    std::vector<float> black(light.size());
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto left = static_cast<std::size_t>(std::max(0, x - reach));
            const auto top = static_cast<std::size_t>(std::max(0, y - reach));
            const auto right = static_cast<std::size_t>(std::min(side, x + reach + 1));
            const auto bottom = static_cast<std::size_t>(std::min(side, y + reach + 1));
            const double sum = sums[bottom * wide + right] - sums[top * wide + right] -
                               sums[bottom * wide + left] + sums[top * wide + left];
            const double mean = sum / static_cast<double>((right - left) * (bottom - top));
            const auto at = static_cast<std::size_t>(y) * (wide - 1) + static_cast<std::size_t>(x);
            black[at] = static_cast<float>(mean) - light[at];
        }
    return black;
}

// Less agreement with a format's modules than this is no code; 1 is perfect.
constexpr float least_format_agreement = 0.3F;

// The formats that agree best with both copies, each module weighted by how sure it is.
std::vector<int> likely_formats(const Layout& layout, const std::vector<float>& black) {
    std::array<std::pair<float, int>, 32> rated;
    const std::array<std::vector<int>, 2> places{layout.format_places(0), layout.format_places(1)};
    for (int format = 0; format < 32; ++format) {
        const unsigned word = format_word(format);
        float agreement = 0;
        for (const auto& copy : places)
            for (std::size_t bit = 0; bit < copy.size(); ++bit) {
                const float seen = std::clamp(black[static_cast<std::size_t>(copy[bit])], -30.0F, 30.0F);
                agreement += (word >> bit & 1U) != 0 ? seen : -seen;
            }
        rated[static_cast<std::size_t>(format)] = {-agreement, format};
    }
    float possible = 0;
    for (const auto& copy : places)
        for (const int place : copy)
            possible += std::min(30.0F, std::abs(black[static_cast<std::size_t>(place)]));
    std::partial_sort(rated.begin(), rated.begin() + 2, rated.end());
    std::vector<int> formats;
    for (const auto& [agreement, format] : {rated[0], rated[1]})
        if (-agreement > least_format_agreement * possible) formats.push_back(format);
    return formats;
}

struct Bytes {
    std::vector<std::uint8_t> values;
    std::vector<float> sureness; // of the least sure bit
};

Bytes read_bytes(const Layout& layout, const std::vector<float>& black, int mask) {
    Bytes bytes;
    const auto& path = layout.path();
    for (std::size_t start = 0; start < path.size(); start += 8) {
        unsigned value = 0;
        float sureness = 1000;
        for (std::size_t bit = start; bit < start + 8; ++bit) {
            const int place = path[bit];
            const float seen = black[static_cast<std::size_t>(place)];
            const bool turned = mask_turns(mask, place % layout.side(), place / layout.side());
            value = value << 1 | static_cast<unsigned>((seen > 0) != turned);
            sureness = std::min(sureness, std::abs(seen));
        }
        bytes.values.push_back(static_cast<std::uint8_t>(value));
        bytes.sureness.push_back(sureness);
    }
    return bytes;
}

// For each block the places of its bytes in the whole.
std::vector<std::vector<std::size_t>> block_places(const Blocks& blocks) {
    std::vector<std::vector<std::size_t>> places(static_cast<std::size_t>(blocks.count));
    std::size_t next = 0;
    const int short_data = blocks.short_length - blocks.check_bytes;
    for (int row = 0; row <= blocks.short_length; ++row)
        for (int block = 0; block < blocks.count; ++block)
            if (row != short_data || block >= blocks.short_ones)
                places[static_cast<std::size_t>(block)].push_back(next++);
    return places;
}

bool repair_block(Bytes& bytes, const std::vector<std::size_t>& places, int check_bytes) {
    std::vector<std::uint8_t> block;
    block.reserve(places.size());
    for (const std::size_t place : places)
        block.push_back(bytes.values[place]);
    std::vector<int> doubtful(places.size());
    std::iota(doubtful.begin(), doubtful.end(), 0);
    std::sort(doubtful.begin(), doubtful.end(), [&](int left, int right) {
        return bytes.sureness[places[static_cast<std::size_t>(left)]] <
               bytes.sureness[places[static_cast<std::size_t>(right)]];
    });
    // Some check bytes are always left over, so that chance does not make a code.
    const int spare = std::max(6, check_bytes / 5);
    for (const int share : {0, 2, 4, 5, 6, 7}) {
        const int count =
            std::min({check_bytes * share / 8, check_bytes - spare, static_cast<int>(doubtful.size())});
        if (share > 0 && count < 2) break;
        const std::span<const int> unreadable(doubtful.data(), static_cast<std::size_t>(std::max(0, count)));
        if (!repair(block, check_bytes, unreadable)) continue;
        for (std::size_t at = 0; at < places.size(); ++at)
            bytes.values[places[at]] = block[at];
        return true;
    }
    return false;
}

GreyPicture drawn(const Layout& layout, const std::vector<std::uint8_t>& bytes, int format) {
    constexpr int quiet = 4;
    const int side = layout.side();
    const int width = side + 2 * quiet;
    GreyPicture picture{width, width, std::vector<std::uint8_t>(static_cast<std::size_t>(width * width), 255)};
    const auto put = [&](int place, bool black) {
        const int at = (place / side + quiet) * width + place % side + quiet;
        picture.pixels[static_cast<std::size_t>(at)] = black ? 0 : 255;
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (layout.is_fixed(x, y)) put(layout.index_of(x, y), layout.is_black(x, y));
    for (const int copy : {0, 1}) {
        const auto places = layout.format_places(copy);
        for (std::size_t bit = 0; bit < places.size(); ++bit)
            put(places[bit], (format_word(format) >> bit & 1U) != 0);
    }
    const auto& path = layout.path();
    for (std::size_t bit = 0; bit < path.size(); ++bit) {
        const bool set = (bytes[bit / 8] >> (7 - bit % 8) & 1) != 0;
        put(path[bit], set != mask_turns(format % 8, path[bit] % side, path[bit] / side));
    }
    return picture;
}

} // namespace

std::optional<GreyPicture> repaired_code(const Layout& layout, const std::vector<float>& light) {
    const std::vector<float> black = blackness(layout.side(), light);
    for (const int format : likely_formats(layout, black)) {
        Bytes bytes = read_bytes(layout, black, format % 8);
        const Blocks blocks = layout.blocks(format / 8);
        const auto places = block_places(blocks);
        const bool whole =
            std::all_of(places.begin(), places.end(), [&](const std::vector<std::size_t>& block) {
                return repair_block(bytes, block, blocks.check_bytes);
            });
        if (whole) return drawn(layout, bytes.values, format);
    }
    return std::nullopt;
}

} // namespace drivers::qr
