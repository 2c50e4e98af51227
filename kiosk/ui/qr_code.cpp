#include "ui/qr_code.hpp"

#include <cmath>
#include <memory>
#include <string>

#include <qrencode.h>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

constexpr int quiet_modules = 4;

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

bool QrMatrix::at(int x, int y) const {
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
}

tl::expected<QrMatrix, QrError> make_qr(std::string_view content) {
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeData(
        static_cast<int>(content.size()),
        static_cast<const unsigned char*>(static_cast<const void*>(content.data())), 0, QR_ECLEVEL_M));
    if (!code) return tl::unexpected(QrError::too_long);
    QrMatrix matrix{code->width, {}};
    const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    matrix.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        matrix.dark.push_back((code->data[i] & 1U) != 0);
    return matrix;
}

Rect draw_qr(Canvas& canvas, const Rect& rect, const QrMatrix& matrix) {
    const int modules = matrix.side + 2 * quiet_modules;
    const float module = std::floor(rect.short_side() / static_cast<float>(modules));
    if (module < 2) return {};
    const float side = module * static_cast<float>(modules);
    Rect place = rect.centered(side, side);
    place.x = std::round(place.x);
    place.y = std::round(place.y);
    fill(canvas, place, rgb(0xFFFFFF), canvas.metrics().radius / 2);
    const auto at = [module](int index) { return module * static_cast<float>(index + quiet_modules); };
    for (int y = 0; y < matrix.side; ++y) {
        for (int x = 0; x < matrix.side; ++x) {
            const int begin = x;
            // Dark neighbours are one bar: no seams, fewer triangles.
            while (x < matrix.side && matrix.at(x, y))
                ++x;
            if (x == begin) continue;
            fill(canvas, {place.x + at(begin), place.y + at(y), module * static_cast<float>(x - begin), module},
                 rgb(0x000000));
        }
    }
    return place;
}

} // namespace liaison::ui
