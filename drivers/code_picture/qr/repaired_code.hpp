// From the light of a code's modules to a code without a fault.
#pragma once

#include <optional>
#include <vector>

#include "drivers/code_picture/grey_picture.hpp"
#include "drivers/code_picture/qr/layout.hpp"

namespace drivers::qr {

// Finds format, mask and bytes, mends what glare and damage took, and draws the code anew, one pixel a module
// with a quiet zone of four. `light` is a grey for each module, row after row. Nothing where too much is
// missing.
std::optional<GreyPicture> repaired_code(const Layout& layout, const std::vector<float>& light);

} // namespace drivers::qr
