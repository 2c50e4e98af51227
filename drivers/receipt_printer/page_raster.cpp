#include "drivers/receipt_printer/page_raster.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <cups/cups.h>
#include <cups/raster.h>

namespace drivers {
namespace {

constexpr double mm_an_inch = 25.4;

ssize_t append(void* context, unsigned char* bytes, size_t count) {
    auto& page = *static_cast<Bytes*>(context);
    page.insert(page.end(), bytes, bytes + count);
    return static_cast<ssize_t>(count);
}

bool is_black(const DotPicture& dots, std::size_t x, std::size_t y) {
    return (dots.rows[y * dots.row_bytes() + x / 8] & 0x80U >> x % 8) != 0;
}

bool write_rows(cups_raster_t* raster, const DotPicture& dots, std::size_t pixels) {
    constexpr unsigned char black = 0, white = 255;
    std::vector<unsigned char> row(dots.width * pixels);
    for (std::size_t y = 0; y < dots.height(); ++y) {
        for (std::size_t x = 0; x < row.size(); ++x)
            row[x] = is_black(dots, x / pixels, y) ? black : white;
        for (std::size_t again = 0; again < pixels; ++again)
            if (cupsRasterWritePixels(raster, row.data(), static_cast<unsigned>(row.size())) != row.size())
                return false;
    }
    return true;
}

} // namespace

std::optional<Bytes> page_raster(const DotPicture& dots, int dpi) {
    if (dots.height() == 0 || dpi <= 0) return std::nullopt;
    const auto pixels =
        static_cast<std::size_t>(std::max(1L, std::lround(static_cast<double>(dpi) / dots_an_inch)));
    const std::size_t width = dots.width * pixels, height = dots.height() * pixels;
    const auto hundredths_of_mm = [dpi](std::size_t length) {
        return static_cast<int>(std::lround(static_cast<double>(length) / dpi * mm_an_inch * 100));
    };
    pwg_media_t* media = pwgMediaForSize(hundredths_of_mm(width), hundredths_of_mm(height));
    cups_page_header2_t header{};
    if (media == nullptr ||
        cupsRasterInitPWGHeader(&header, media, "sgray_8", dpi, dpi, "one-sided", nullptr) == 0)
        return std::nullopt;
    // The media's size is rounded; the pixels are not.
    header.cupsWidth = header.cupsBytesPerLine = static_cast<unsigned>(width);
    header.cupsHeight = static_cast<unsigned>(height);
    Bytes page;
    cups_raster_t* raster = cupsRasterOpenIO(append, &page, CUPS_RASTER_WRITE_PWG);
    if (raster == nullptr) return std::nullopt;
    const bool written = cupsRasterWriteHeader2(raster, &header) != 0 && write_rows(raster, dots, pixels);
    cupsRasterClose(raster);
    if (!written) return std::nullopt;
    return page;
}

} // namespace drivers
