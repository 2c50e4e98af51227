#include "drivers/code_picture/grey_picture.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <system_error>

#include <stb/stb_image.h>
#include <sys/stat.h>

#include "drivers/code_picture/jpeg_picture.hpp"

namespace drivers {
namespace {

constexpr long most_pixels = 64'000'000;
constexpr int longest_side = 20'000;
constexpr off_t largest_file = off_t{128} * 1024 * 1024;

struct CloseFile {
    // It was only read: nothing can be lost by a failing close.
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

struct FreePixels {
    void operator()(stbi_uc* pixels) const { stbi_image_free(pixels); }
};

tl::expected<File, std::string> open_file(const std::string& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return tl::unexpected(std::generic_category().message(errno));
    // A device or a pipe could be read for ever.
    if (!S_ISREG(about.st_mode)) return tl::unexpected(std::string("not a file"));
    if (about.st_size > largest_file) return tl::unexpected(std::string("file too large"));
    File file(std::fopen(path.c_str(), "rb"));
    if (!file) return tl::unexpected(std::generic_category().message(errno));
    return file;
}

// Nothing where the file is no JPEG.
tl::expected<std::optional<GreyPicture>, std::string> load_jpeg(std::FILE* file, off_t size) {
    Bytes head(4);
    const bool has_head = std::fread(head.data(), 1, head.size(), file) == head.size();
    std::rewind(file);
    if (!has_head || !is_jpeg(head)) return std::optional<GreyPicture>{};
    Bytes bytes(static_cast<std::size_t>(size));
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
    return jpeg_picture(bytes, {longest_side, most_pixels, true});
}

// Grey and alpha, two bytes a pixel, to grey on white.
void put_on_white(const stbi_uc* pairs, std::vector<std::uint8_t>& pixels) {
    for (std::size_t index = 0; index < pixels.size(); ++index) {
        const unsigned grey = pairs[2 * index];
        const unsigned alpha = pairs[2 * index + 1];
        pixels[index] = static_cast<std::uint8_t>((grey * alpha + 255U * (255U - alpha)) / 255U);
    }
}

} // namespace

tl::expected<GreyPicture, std::string> load_picture(const std::string& path) {
    const auto file = open_file(path);
    if (!file) return tl::unexpected(file.error());
    struct stat about {};
    if (::fstat(::fileno(file->get()), &about) != 0)
        return tl::unexpected(std::generic_category().message(errno));
    auto jpeg = load_jpeg(file->get(), about.st_size);
    if (!jpeg) return tl::unexpected(jpeg.error());
    if (*jpeg) return std::move(**jpeg);
    GreyPicture picture;
    int channels = 0;
    if (stbi_info_from_file(file->get(), &picture.width, &picture.height, &channels) == 0)
        return tl::unexpected(std::string("not a picture"));
    // Looked at before any memory is taken: a small file can claim to be a huge picture.
    const long pixel_count = static_cast<long>(picture.width) * picture.height;
    if (picture.width > longest_side || picture.height > longest_side || pixel_count > most_pixels)
        return tl::unexpected(std::string("picture too large"));
    const bool has_alpha = channels == STBI_grey_alpha || channels == STBI_rgb_alpha;
    const int wanted = has_alpha ? STBI_grey_alpha : STBI_grey;
    const std::unique_ptr<stbi_uc, FreePixels> loaded(
        stbi_load_from_file(file->get(), &picture.width, &picture.height, &channels, wanted));
    if (!loaded) return tl::unexpected(std::string("damaged picture: ") + stbi_failure_reason());
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    if (has_alpha)
        put_on_white(loaded.get(), picture.pixels);
    else
        picture.pixels.assign(loaded.get(), loaded.get() + picture.pixels.size());
    return picture;
}

} // namespace drivers
