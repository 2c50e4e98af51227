// Pictures with and without codes, through each kind of try of the camera and through the own QR reader with
// bent surfaces. The first byte says the kind and how many pixels one of the others becomes, the second the
// width.
#include <algorithm>

#include "expect.hpp"

#include "drivers/code_picture/picture_decoder.hpp"
#include "drivers/code_picture/qr/qr_reader.hpp"
#include "drivers/text/utf8.hpp"

using namespace drivers;

namespace {

GreyPicture enlarged(const std::uint8_t* pixels, int width, int height, int times) {
    GreyPicture picture{width * times, height * times, {}};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.pixels.push_back(pixels[y / times * width + x / times]);
    return picture;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const int width = 1 + data[1] % 64;
    const int height = std::min(64, static_cast<int>(size - 2) / width);
    if (height == 0) return 0;
    const GreyPicture picture = enlarged(data + 2, width, height, 1 + (data[0] >> 2 & 3));
    for (const auto& code : decode_frame(picture.view(), data[0]))
        expect(is_utf8(code.text) && !code.format.empty());
    Work work(3'000'000);
    qr::Effort effort;
    effort.radius = picture.width / 6;
    effort.bend = true;
    for (const auto& code : qr::read_qr_codes(picture.view(), effort, work).codes)
        expect(code.clean.width == code.clean.height && code.clean.width >= 21 + 8);
    return 0;
}
