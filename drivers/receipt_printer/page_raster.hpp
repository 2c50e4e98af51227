// A picture of dots as a page of PWG raster (PWG 5102.4), the format that every driverless printer takes and
// CUPS turns into that of any driver.
#pragma once

#include <optional>

#include "drivers/receipt_printer/esc_pos.hpp"

namespace drivers {

inline constexpr int dots_an_inch = 203; // of the pictures that go on paper

// One grey page, as large as the dots are at 203 dpi. Each becomes a whole number of pixels, so that lines and
// codes stay sharp: at 600 dpi three by three. Nothing for an empty picture.
std::optional<Bytes> page_raster(const DotPicture& dots, int dpi);

} // namespace drivers
