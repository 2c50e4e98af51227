#include "drivers/receipt_printer/esc_pos.hpp"

#include <algorithm>

#include "drivers/receipt_printer/printer_text.hpp"

namespace drivers {
namespace {

constexpr std::uint8_t esc = 0x1B;
constexpr std::uint8_t fs = 0x1C;
constexpr std::uint8_t gs = 0x1D;
constexpr std::uint8_t line_feed = 0x0A;
// 24 to 128 rows suit printers with small buffers.
constexpr std::size_t band_rows = 64;
constexpr std::size_t longest_qr_text = 2000;

std::uint8_t low(std::size_t value) {
    return static_cast<std::uint8_t>(value & 0xFF);
}
std::uint8_t high(std::size_t value) {
    return static_cast<std::uint8_t>(value >> 8 & 0xFF);
}

bool is_printable(char character) {
    return character >= 0x20 && character <= 0x7E;
}

// Some printers obey real-time commands (10 04, 10 05, 10 14) inside a picture: one dot more prevents it.
void hide_real_time_commands(Bytes& bytes, std::size_t from) {
    for (std::size_t at = from; at + 1 < bytes.size(); ++at) {
        const std::uint8_t next = bytes[at + 1];
        if (bytes[at] == 0x10 && (next == 0x04 || next == 0x05 || next == 0x14)) bytes[at] = 0x11;
    }
    // What follows a band is another command, whose first byte could complete one.
    if (bytes.size() > from && bytes.back() == 0x10) bytes.back() = 0x11;
}

} // namespace

DotPicture draw_modules(ByteView modules, std::size_t side, std::size_t dots_a_module) {
    constexpr std::size_t quiet = 4;
    DotPicture picture;
    picture.width = (side + 2 * quiet) * dots_a_module;
    picture.rows.assign(picture.width * picture.row_bytes(), 0);
    for (std::size_t y = 0; y < side * dots_a_module; ++y)
        for (std::size_t x = 0; x < side * dots_a_module; ++x) {
            if (modules[y / dots_a_module * side + x / dots_a_module] == 0) continue;
            const std::size_t column = x + quiet * dots_a_module;
            const std::size_t row = y + quiet * dots_a_module;
            auto& byte = picture.rows[row * picture.row_bytes() + column / 8];
            byte = static_cast<std::uint8_t>(byte | 0x80U >> column % 8);
        }
    return picture;
}

EscPos& EscPos::add(std::initializer_list<std::uint8_t> bytes) {
    pieces_.emplace_back(bytes);
    return *this;
}

EscPos& EscPos::initialise() {
    return add({esc, 0x40});
}
EscPos& EscPos::chinese_on() {
    return add({fs, 0x26});
}
EscPos& EscPos::align(Alignment alignment) {
    return add({esc, 0x61, static_cast<std::uint8_t>(alignment)});
}

EscPos& EscPos::size(unsigned width, unsigned height) {
    const unsigned columns = std::clamp(width, 1U, 8U) - 1;
    const unsigned rows = std::clamp(height, 1U, 8U) - 1;
    return add({gs, 0x21, static_cast<std::uint8_t>(16 * columns + rows)});
}

EscPos& EscPos::bold(bool on) {
    return add({esc, 0x45, static_cast<std::uint8_t>(on ? 1 : 0)});
}

bool EscPos::line(std::string_view utf8) {
    auto text = encode_printer_text(utf8, font_);
    if (!text) return false;
    text->push_back(line_feed);
    pieces_.push_back(std::move(*text));
    return true;
}

EscPos& EscPos::feed_line() {
    return add({line_feed});
}
EscPos& EscPos::feed_lines(std::uint8_t lines) {
    return add({esc, 0x64, lines});
}

bool EscPos::qr_code(std::string_view text, unsigned dots_a_module) {
    if (text.empty() || text.size() > longest_qr_text || !std::all_of(text.begin(), text.end(), is_printable))
        return false;
    const auto dots = static_cast<std::uint8_t>(std::clamp(dots_a_module, 1U, 16U));
    add({gs, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00});
    add({gs, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, dots});
    add({gs, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31});
    const std::size_t length = text.size() + 3;
    Piece store{gs, 0x28, 0x6B, low(length), high(length), 0x31, 0x50, 0x30};
    const ByteView data = as_bytes(text);
    store.insert(store.end(), data.begin(), data.end());
    pieces_.push_back(std::move(store));
    add({gs, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30});
    return true;
}

EscPos& EscPos::picture(const DotPicture& dots) {
    const std::size_t row_bytes = dots.row_bytes();
    for (std::size_t first = 0; first < dots.height(); first += band_rows) {
        const std::size_t rows = std::min(band_rows, dots.height() - first);
        Piece band{gs, 0x76, 0x30, 0x00, low(row_bytes), high(row_bytes), low(rows), high(rows)};
        const std::size_t head = band.size();
        const auto content = ByteView(dots.rows).subspan(first * row_bytes, rows * row_bytes);
        band.insert(band.end(), content.begin(), content.end());
        hide_real_time_commands(band, head);
        pieces_.push_back(std::move(band));
    }
    return *this;
}

EscPos& EscPos::cut() {
    add({line_feed});
    return add({gs, 0x56, 0x42, 0x00});
}

} // namespace drivers
