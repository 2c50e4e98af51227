#include "drivers/code_picture/jpeg_picture.hpp"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

// jerror.h needs what jpeglib.h declares.
#include <jpeglib.h>

#include <jerror.h>

namespace drivers {
namespace {

// libjpeg ends an error by a jump, so nothing with a destructor may live between setjmp and the jump.
struct Errors {
    jpeg_error_mgr manager;
    std::jmp_buf jump;
    char text[JMSG_LENGTH_MAX];
    bool cut_short;
};

[[noreturn]] void on_error(j_common_ptr info) {
    auto* errors = reinterpret_cast<Errors*>(info->err);
    info->err->format_message(info, static_cast<char*>(errors->text));
    std::longjmp(static_cast<jmp_buf&>(errors->jump), 1);
}

void on_message(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF)
        reinterpret_cast<Errors*>(info->err)->cut_short = true;
}

enum class Outcome { done, damaged, too_large };

// `picture` belongs to the caller and outlives the jump.
Outcome decode(jpeg_decompress_struct& info, Errors& errors, ByteView bytes, const PictureLimits& limits,
               GreyPicture& picture) {
    if (setjmp(static_cast<jmp_buf&>(errors.jump)) != 0) return Outcome::damaged;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes.data(), static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&info, TRUE);
    const auto width = static_cast<long>(info.image_width);
    const auto height = static_cast<long>(info.image_height);
    if (width > limits.longest_side || height > limits.longest_side || width * height > limits.pixels)
        return Outcome::too_large;
    info.out_color_space = JCS_GRAYSCALE;
    info.dct_method = JDCT_IFAST;
    jpeg_start_decompress(&info);
    picture.width = static_cast<int>(info.output_width);
    picture.height = static_cast<int>(info.output_height);
    picture.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row =
            picture.pixels.data() + static_cast<std::size_t>(info.output_scanline) * info.output_width;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return Outcome::done;
}

} // namespace

bool is_jpeg(ByteView bytes) {
    return bytes.size() > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF;
}

tl::expected<GreyPicture, std::string> jpeg_picture(ByteView bytes, const PictureLimits& limits) {
    if (!is_jpeg(bytes)) return tl::unexpected(std::string("not a JPEG"));
    jpeg_decompress_struct info{};
    Errors errors{};
    info.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = on_error;
    errors.manager.emit_message = on_message;
    GreyPicture picture;
    const Outcome outcome = decode(info, errors, bytes, limits, picture);
    jpeg_destroy_decompress(&info);
    switch (outcome) {
    case Outcome::done:
        if (limits.whole && errors.cut_short) return tl::unexpected(std::string("damaged picture: cut short"));
        return picture;
    case Outcome::too_large: return tl::unexpected(std::string("picture too large"));
    case Outcome::damaged: break;
    }
    return tl::unexpected("damaged picture: " + std::string(static_cast<const char*>(errors.text)));
}

std::vector<std::uint8_t> to_jpeg(const GreyView& picture, int quality) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{}; // only a lack of memory can go wrong here, and that ends the program in any case
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = static_cast<JDIMENSION>(picture.width);
    info.image_height = static_cast<JDIMENSION>(picture.height);
    info.input_components = 1;
    info.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        // libjpeg does not write to it, but its type says so.
        auto* row = const_cast<JSAMPROW>(picture.pixels +
                                         static_cast<std::ptrdiff_t>(info.next_scanline) * picture.stride);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    std::vector<std::uint8_t> bytes(memory, memory + size);
    jpeg_destroy_compress(&info);
    std::free(memory);
    return bytes;
}

} // namespace drivers
