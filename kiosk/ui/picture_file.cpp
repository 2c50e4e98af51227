#include "ui/picture_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include <stb/stb_image.h>

#include "ui/picture_bounds.hpp"

namespace liaison::ui {
namespace {

struct FreePixels {
    void operator()(stbi_uc* pixels) const { stbi_image_free(pixels); }
};

bool is_jpeg_or_png(std::span<const std::byte> file) {
    const auto at = [&](std::size_t i) { return std::to_integer<int>(file[i]); };
    if (file.size() < 8) return false;
    return (at(0) == 0xFF && at(1) == 0xD8) || (at(0) == 0x89 && at(1) == 'P' && at(2) == 'N' && at(3) == 'G');
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
    if (!is_jpeg_or_png(file)) return tl::unexpected(std::string("neither JPEG nor PNG"));
    const auto* bytes = static_cast<const stbi_uc*>(static_cast<const void*>(file.data()));
    const int size = static_cast<int>(file.size());
    int width = 0;
    int height = 0;
    int channels = 0;
    if (stbi_info_from_memory(bytes, size, &width, &height, &channels) == 0)
        return tl::unexpected(std::string("damaged"));
    if (width < 1 || height < 1 || width > longest_picture_side || height > longest_picture_side ||
        long{width} * height > most_picture_pixels)
        return tl::unexpected(std::string("more pixels than 12 million"));
    if (!unpacks_as_it_says(file))
        return tl::unexpected(std::string("damaged, or unpacks to more than it says"));
    const std::unique_ptr<stbi_uc, FreePixels> pixels(
        stbi_load_from_memory(bytes, size, &width, &height, &channels, 4));
    if (!pixels) return tl::unexpected(std::string("damaged"));
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    return Image{width, height, {pixels.get(), pixels.get() + count}};
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
