// A QR code on the glass, to be photographed.
#pragma once

#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "ui/canvas.hpp"

namespace liaison::ui {

// Dark modules of a code, row by row, without the quiet zone.
struct QrMatrix {
    int side = 0;
    std::vector<bool> dark;
    bool at(int x, int y) const;
};

enum class QrError { too_long };

// Medium error correction: a code on glass has reflections. Also what the printer draws.
tl::expected<QrMatrix, QrError> make_qr(std::string_view content);

// The largest size in `rect` with whole pixels a module and four modules of white around, in any theme black on
// white. Returns the part used; an empty one if `rect` is too small to be read.
Rect draw_qr(Canvas& canvas, const Rect& rect, const QrMatrix& matrix);

} // namespace liaison::ui
