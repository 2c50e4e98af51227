// A camera's frames: shape and bytes of each format, and recorded files. The first eight bytes say the shape.
#include "expect.hpp"

#include "drivers/camera/camera_frame.hpp"
#include "drivers/camera/replay.hpp"

using namespace drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 8) return 0;
    const FrameShape shape{static_cast<PixelFormat>(data[0] % 3), data[1] | (data[2] & 3) << 8,
                           data[3] | (data[4] & 3) << 8, (data[5] | data[6] << 8) - 16};
    const ByteView bytes(data + 8, size - 8);
    if (const auto picture = grey_picture(shape, bytes)) {
        expect(picture->width > 0 && picture->height > 0);
        expect(picture->pixels.size() ==
               static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height));
    }
    constexpr const char* names[] = {"a.pgm", "a.jpg", "a-3x2.yuyv"};
    if (auto frame = recorded_frame(names[data[7] % 3], {bytes.begin(), bytes.end()}))
        static_cast<void>(grey_picture(frame->shape, frame->bytes));
    return 0;
}
