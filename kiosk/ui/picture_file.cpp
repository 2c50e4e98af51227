#include "ui/picture_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "ui/picture_decoding.hpp"

namespace liaison::ui {
namespace {

constexpr PictureBounds bounds{longest_picture_side, most_picture_pixels, most_jpeg_scans};

bool begins_with(std::span<const std::byte> file, std::initializer_list<int> bytes) {
    return file.size() >= bytes.size() &&
           std::equal(bytes.begin(), bytes.end(), file.begin(),
                      [](int expected, std::byte byte) { return expected == std::to_integer<int>(byte); });
}

// How much of the source pixels [first, ...) one new pixel takes: weights that sum up to the span.
struct Share {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Share> shares_of(int from, int to) {
    std::vector<Share> shares;
    const double step = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        const double begin = i * step;
        const double end = std::min(begin + step, static_cast<double>(from));
        Share share{static_cast<int>(begin), {}};
        for (int pixel = share.first; pixel < end && pixel < from; ++pixel)
            share.weights.push_back(static_cast<float>(
                (std::min(end, pixel + 1.0) - std::max(begin, static_cast<double>(pixel))) / step));
        shares.push_back(std::move(share));
    }
    return shares;
}

} // namespace

tl::expected<Image, std::string> read_picture(std::span<const std::byte> file) {
    if (file.size() > largest_picture_file) return tl::unexpected(std::string("larger than 8 MiB"));
    if (begins_with(file, {0xFF, 0xD8})) return decode_jpeg(file, bounds);
    if (begins_with(file, {0x89, 'P', 'N', 'G'})) return decode_png(file, bounds);
    return tl::unexpected(std::string("neither JPEG nor PNG"));
}

Image shrunk(const Image& image, int width, int height) {
    width = std::clamp(width, 1, std::max(image.width, 1));
    height = std::clamp(height, 1, std::max(image.height, 1));
    if (image.width < 1 || image.height < 1) return image;
    const auto across = shares_of(image.width, width);
    const auto down = shares_of(image.height, height);
    Image small{
        width, height,
        std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4)};
    std::size_t to = 0;
    for (const Share& rows : down) {
        for (const Share& columns : across) {
            std::array<float, 4> sum{};
            for (std::size_t y = 0; y < rows.weights.size(); ++y) {
                auto from =
                    (static_cast<std::size_t>(rows.first) + y) * static_cast<std::size_t>(image.width) * 4 +
                    static_cast<std::size_t>(columns.first) * 4;
                for (const float column : columns.weights) {
                    const float weight = column * rows.weights[y];
                    for (float& channel : sum)
                        channel += weight * static_cast<float>(image.rgba[from++]);
                }
            }
            for (const float channel : sum)
                small.rgba[to++] = static_cast<std::uint8_t>(std::clamp(std::lround(channel), 0L, 255L));
        }
    }
    return small;
}

Image square_portrait(const Image& image, int most_side) {
    const int side = std::min(image.width, image.height);
    if (side < 1) return image;
    // A face stands rather in the upper part of a portrait than in its middle.
    const int left = (image.width - side) / 2;
    const int top = (image.height - side) / 4;
    Image square{side, side, {}};
    square.rgba.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4);
    for (int y = 0; y < side; ++y) {
        const auto begin =
            image.rgba.begin() + ((static_cast<std::ptrdiff_t>(top) + y) * image.width + left) * 4;
        square.rgba.insert(square.rgba.end(), begin, begin + static_cast<std::ptrdiff_t>(side) * 4);
    }
    return shrunk(square, std::min(side, most_side), std::min(side, most_side));
}

} // namespace liaison::ui
