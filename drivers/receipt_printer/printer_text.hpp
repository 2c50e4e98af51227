// Text in the printer's encoding (receipt-printer.md 3).
#pragma once

#include <optional>
#include <string_view>

#include "drivers/bytes.hpp"
#include "drivers/receipt_printer/esc_pos.hpp"

namespace drivers {

// GB18030 with one- and two-byte characters only; nothing where the font lacks a character.
std::optional<Bytes> encode_printer_text(std::string_view utf8, PrinterFont font);

} // namespace drivers
