#include "drivers/receipt_printer/printer_text.hpp"

#include <string>

#include "drivers/text/gb18030.hpp"

namespace drivers {
namespace {

// In GB18030 but not in GBK: A2 E3.
void replace_euro(std::string& utf8) {
    constexpr std::string_view euro = "€";
    for (auto at = utf8.find(euro); at != std::string::npos; at = utf8.find(euro, at))
        utf8.replace(at, euro.size(), "EUR");
}

bool font_has(std::uint8_t lead, std::uint8_t trail, PrinterFont font) {
    // The second byte of a four-byte character is a digit: such a one would print as two wrong pairs.
    if (lead < 0x81 || trail < 0x40) return false;
    // User-defined areas: what stands there is anybody's guess.
    const bool private_use = (lead >= 0xAA && lead <= 0xAF && trail >= 0xA1) ||
                             (lead >= 0xF8 && trail >= 0xA1) || (lead >= 0xA1 && lead <= 0xA7 && trail < 0xA1);
    if (private_use) return false;
    return font == PrinterFont::gbk || (lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1);
}

} // namespace

std::optional<Bytes> encode_printer_text(std::string_view utf8, PrinterFont font) {
    std::string text(utf8);
    replace_euro(text);
    const auto encoded = utf8_to_gb18030(text);
    if (!encoded) return std::nullopt;
    const ByteView bytes = as_bytes(*encoded);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const std::uint8_t byte = bytes[at];
        if (byte < 0x20 || byte == 0x7F) return std::nullopt;
        if (byte < 0x80) continue;
        if (at + 1 >= bytes.size() || !font_has(byte, bytes[at + 1], font)) return std::nullopt;
        ++at;
    }
    return Bytes(bytes.begin(), bytes.end());
}

bool can_print(std::string_view utf8, PrinterFont font) {
    return encode_printer_text(utf8, font).has_value();
}

} // namespace drivers
