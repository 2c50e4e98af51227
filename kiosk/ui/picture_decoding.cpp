#include "ui/picture_decoding.hpp"

#include <csetjmp>
#include <cstdio>

// jerror.h needs what jpeglib.h declares.
#include <jpeglib.h>

#include <jerror.h>
#include <png.h>

#include "ui/png_bounds.hpp"

namespace liaison::ui {

namespace {

bool is_within(std::uint32_t width, std::uint32_t height, const PictureBounds& bounds) {
    const auto longest = static_cast<std::uint32_t>(bounds.longest_side);
    return width >= 1 && height >= 1 && width <= longest && height <= longest &&
           static_cast<long>(width) * static_cast<long>(height) <= bounds.pixels;
}

Image empty_image(std::uint32_t width, std::uint32_t height) {
    return {static_cast<int>(width), static_cast<int>(height),
            std::vector<std::uint8_t>(std::size_t{width} * height * 4)};
}

// libjpeg ends an error by a jump, so nothing with a destructor may live between setjmp and the jump.
struct Decoding {
    jpeg_error_mgr errors; // first, since libjpeg gives back its address
    jpeg_progress_mgr progress;
    std::jmp_buf jump;
    char text[JMSG_LENGTH_MAX];
    int most_scans;
    bool cut_short;
};

Decoding& decoding_of(j_common_ptr info) {
    return *reinterpret_cast<Decoding*>(info->err);
}

[[noreturn]] void on_error(j_common_ptr info) {
    info->err->format_message(info, static_cast<char*>(decoding_of(info).text));
    std::longjmp(static_cast<jmp_buf&>(decoding_of(info).jump), 1);
}

void on_message(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF) decoding_of(info).cut_short = true;
}

void on_progress(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= decoding_of(info).most_scans) return;
    std::snprintf(static_cast<char*>(decoding_of(info).text), JMSG_LENGTH_MAX, "too many scans");
    std::longjmp(static_cast<jmp_buf&>(decoding_of(info).jump), 1);
}

enum class Outcome { done, damaged, too_large };

// `image` belongs to the caller and outlives the jump.
Outcome decode(jpeg_decompress_struct& info, Decoding& decoding, std::span<const std::byte> file,
               const PictureBounds& bounds, Image& image) {
    if (setjmp(static_cast<jmp_buf&>(decoding.jump)) != 0) return Outcome::damaged;
    jpeg_create_decompress(&info);
    info.progress = &decoding.progress;
    jpeg_mem_src(&info, static_cast<const unsigned char*>(static_cast<const void*>(file.data())), file.size());
    jpeg_read_header(&info, TRUE);
    if (!is_within(info.image_width, info.image_height, bounds)) return Outcome::too_large;
    info.out_color_space = JCS_EXT_RGBA;
    jpeg_start_decompress(&info);
    image = empty_image(info.output_width, info.output_height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = image.rgba.data() + std::size_t{info.output_scanline} * info.output_width * 4;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return decoding.cut_short ? Outcome::damaged : Outcome::done;
}

} // namespace

tl::expected<Image, std::string> decode_jpeg(std::span<const std::byte> file, const PictureBounds& bounds) {
    jpeg_decompress_struct info{};
    Decoding decoding{};
    info.err = jpeg_std_error(&decoding.errors);
    decoding.errors.error_exit = on_error;
    decoding.errors.emit_message = on_message;
    decoding.progress.progress_monitor = on_progress;
    decoding.most_scans = bounds.scans;
    Image image;
    const Outcome outcome = decode(info, decoding, file, bounds, image);
    jpeg_destroy_decompress(&info);
    if (outcome == Outcome::done) return image;
    if (outcome == Outcome::too_large) return tl::unexpected(std::string("larger than is shown"));
    return tl::unexpected(
        "damaged: " + std::string(decoding.cut_short ? "cut short" : static_cast<const char*>(decoding.text)));
}

tl::expected<Image, std::string> decode_png(std::span<const std::byte> file, const PictureBounds& bounds) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&png, file.data(), file.size()) == 0)
        return tl::unexpected("damaged: " + std::string(static_cast<const char*>(png.message)));
    if (!is_within(png.width, png.height, bounds)) {
        png_image_free(&png);
        return tl::unexpected(std::string("larger than is shown"));
    }
    if (!png_unpacks_as_it_says(file)) {
        png_image_free(&png);
        return tl::unexpected(std::string("damaged, or unpacks to more than it says"));
    }
    png.format = PNG_FORMAT_RGBA;
    Image image = empty_image(png.width, png.height);
    if (png_image_finish_read(&png, nullptr, image.rgba.data(), 0, nullptr) == 0)
        return tl::unexpected("damaged: " + std::string(static_cast<const char*>(png.message)));
    return image;
}

} // namespace liaison::ui
