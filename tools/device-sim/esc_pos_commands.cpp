#include "esc_pos_commands.hpp"

namespace device_sim {
namespace {

std::size_t esc_size(std::uint8_t code) {
    switch (code) {
    case 0x40: // initialise
    case 0x32: // line pitch
    case 0x69: // cuts
    case 0x6D: return 2;
    case 0x70: return 5; // drawer
    default: return 3;   // align, bold, underline, feed, code page, ...
    }
}

std::size_t fs_size(std::uint8_t code) {
    switch (code) {
    case 0x26:
    case 0x2E: return 2;
    case 0x53: return 4;
    default: return 3;
    }
}

std::size_t pair(const Bytes& buffer, std::size_t at) {
    return buffer[at] + (static_cast<std::size_t>(buffer[at + 1]) << 8);
}

std::optional<std::size_t> gs_size(const Bytes& buffer) {
    switch (buffer[1]) {
    case 0x28: // ( with a kind and a length
        if (buffer.size() < 5) return std::nullopt;
        return 5 + pair(buffer, 3);
    case 0x76: // raster
        if (buffer.size() < 8) return std::nullopt;
        return 8 + pair(buffer, 4) * pair(buffer, 6);
    case 0x56: // cut, with a feed in its newer forms
        if (buffer.size() < 3) return std::nullopt;
        return buffer[2] == 0x41 || buffer[2] == 0x42 ? 4 : 3;
    case 0x4C:
    case 0x57: return 4;
    default: return 3;
    }
}

} // namespace

std::optional<std::size_t> command_size(const Bytes& buffer) {
    if (buffer.empty()) return std::nullopt;
    const std::uint8_t first = buffer.front();
    if (first != 0x1B && first != 0x1C && first != 0x1D) return 1;
    if (buffer.size() < 2) return std::nullopt;
    std::optional<std::size_t> size;
    if (first == 0x1B)
        size = esc_size(buffer[1]);
    else if (first == 0x1C)
        size = fs_size(buffer[1]);
    else
        size = gs_size(buffer);
    if (!size || buffer.size() < *size) return std::nullopt;
    return size;
}

} // namespace device_sim
