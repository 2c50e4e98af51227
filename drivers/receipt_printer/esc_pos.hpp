// Builds what a receipt printer understands: ESC/POS, command by command (receipt-printer.md 2 to 5).
#pragma once

#include <string_view>
#include <vector>

#include "drivers/bytes.hpp"

namespace drivers {

// One command, or one line of text with its line feed: between two pieces the driver may ask for the status.
using Piece = Bytes;

// Which characters the printer's font has.
enum class PrinterFont {
    gb2312, // the smallest Chinese one
    gbk,    // all two-byte characters of GB18030, which is what data sheets call "GB18030"
};

enum class Alignment : std::uint8_t { left = 0, centre = 1, right = 2 };

// Dots, packed: rows of (width + 7) / 8 bytes, the highest bit is the left dot, 1 is black.
struct DotPicture {
    std::size_t width = 0;
    Bytes rows;
    std::size_t row_bytes() const { return (width + 7) / 8; }
    std::size_t height() const { return width == 0 ? 0 : rows.size() / row_bytes(); }
};

// The modules of a QR code as squares of dots with the quiet zone of four modules. modules: side x side values,
// row by row, not 0 is black.
DotPicture draw_modules(ByteView modules, std::size_t side, std::size_t dots_a_module);

// The bytes of one line, or nothing if the printer's font cannot print it: then the caller prints it as a
// picture. The euro sign becomes "EUR"; control characters are refused.
bool can_print(std::string_view utf8, PrinterFont font);

class EscPos {
public:
    explicit EscPos(PrinterFont font) : font_(font) {}

    EscPos& initialise();
    EscPos& chinese_on();
    EscPos& align(Alignment alignment);
    // Times the normal size, 1 to 8 each; values outside are brought in.
    EscPos& size(unsigned width, unsigned height);
    EscPos& bold(bool on);
    // False, and nothing added, where can_print() says no.
    [[nodiscard]] bool line(std::string_view utf8);
    EscPos& feed_line();
    EscPos& feed_lines(std::uint8_t lines);
    // The printer's own QR code, level M. Printable ASCII only and at most 2,000 bytes: other data is not
    // added.
    [[nodiscard]] bool qr_code(std::string_view text, unsigned dots_a_module);
    // In bands, each a piece. No picture over 65,535 bytes wide.
    EscPos& picture(const DotPicture& dots);
    // Feeds to the cutter and cuts partly. Begins a new line first: cutters obey only there.
    EscPos& cut();

    const std::vector<Piece>& pieces() const { return pieces_; }
    std::vector<Piece> take() { return std::move(pieces_); }

private:
    EscPos& add(std::initializer_list<std::uint8_t> bytes);

    PrinterFont font_;
    std::vector<Piece> pieces_;
};

} // namespace drivers
