// Reed-Solomon over GF(256) with the polynomial of QR codes (0x11D), for wrong bytes and for bytes known to be
// unreadable.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace drivers::qr {

// Repairs a block of data followed by `check_bytes`. `unreadable` are places in it whose content is not
// trusted; twice the wrong bytes and the unreadable ones together may be as many as the check bytes. False,
// with the block unchanged, where it cannot be repaired.
bool repair(std::span<std::uint8_t> block, int check_bytes, std::span<const int> unreadable);

} // namespace drivers::qr
