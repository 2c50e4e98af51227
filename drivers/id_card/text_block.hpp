// The 256 bytes of text on a card's chip (id-card-reader.md 9).
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "drivers/bytes.hpp"
#include "drivers/id_card/id_card.hpp"

namespace drivers {

inline constexpr std::size_t text_block_size = 256;

enum class TextBlockError {
    too_short,    // fewer than 256 bytes
    incomplete,   // no name or no number in it
    check_failed, // the number's check digit is wrong
};

// More than 256 bytes: the rest is ignored.
tl::expected<IdCard, TextBlockError> parse_text_block(ByteView block);

// UTF-16LE without spaces, ideographic spaces and NULs at both ends; lone surrogates become U+FFFD.
std::string text_field(ByteView field);

} // namespace drivers
