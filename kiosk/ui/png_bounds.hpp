// A PNG may say that it is small and unpack for minutes: its decoder goes to the end of what is packed.
#pragma once

#include <cstddef>
#include <span>

namespace liaison::ui {

// Whether it unpacks to what its header says and no more, found with 64 KiB of memory and no more work than
// that.
bool png_unpacks_as_it_says(std::span<const std::byte> file);

} // namespace liaison::ui
