// The data of a read answer: lengths, text, photo (id-card-reader.md 7).
#pragma once

#include <optional>

#include "drivers/bytes.hpp"

namespace drivers {

struct CardContent {
    ByteView text;  // 256 bytes or more
    ByteView photo; // WLT; never stored
};

// Views into the data. Nothing where the lengths promise more than there is or the text is too short; a surplus
// at the end is ignored.
std::optional<CardContent> split_card_content(ByteView data);

} // namespace drivers
