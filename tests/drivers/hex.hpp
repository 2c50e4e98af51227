// Bytes as the protocol pages write them.
#pragma once

#include <string>
#include <string_view>

#include "drivers/bytes.hpp"

namespace drivers_test {

// Hexadecimal pairs; everything else is left out.
drivers::Bytes from_hex(std::string_view text);
std::string to_hex(drivers::ByteView bytes);

// An answer of the card reader: status bytes, data, and what the framing adds.
drivers::Bytes answer_frame(std::uint8_t status, const drivers::Bytes& data = {});

} // namespace drivers_test
