#include "drivers/id_card/sdt_frame.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <numeric>

namespace drivers {
namespace {

constexpr std::array<std::uint8_t, 5> preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
constexpr std::size_t head_size = preamble.size() + 2;
constexpr std::size_t smallest_length = 4;
constexpr std::size_t largest_length = 2400;

std::uint8_t checksum(ByteView bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), std::uint8_t{0}, std::bit_xor<std::uint8_t>());
}

} // namespace

std::array<std::uint8_t, 10> encode_request(SdtCommand command) {
    const auto code = static_cast<std::uint16_t>(command);
    std::array<std::uint8_t, 10> frame{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03};
    frame[7] = static_cast<std::uint8_t>(code >> 8);
    frame[8] = static_cast<std::uint8_t>(code & 0xFF);
    frame[9] = checksum(ByteView(frame).subspan(preamble.size(), 4));
    return frame;
}

// Room for the largest frame and one turn's bytes: a buffer that grew would leave its old content behind in
// memory.
SdtParser::SdtParser() {
    buffer_.reserve(8192);
}

void SdtParser::feed(ByteView bytes) {
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

std::optional<SdtAnswer> SdtParser::next() {
    while (find_preamble()) {
        if (buffer_.size() < head_size) return std::nullopt;
        const std::size_t length = static_cast<std::size_t>(buffer_[5]) << 8 | buffer_[6];
        if (length < smallest_length || length > largest_length) {
            // Only one byte is skipped: the length itself may be the damaged part.
            ++damaged_;
            drop_front(1);
            continue;
        }
        if (buffer_.size() < head_size + length) return std::nullopt;
        const auto checked = ByteView(buffer_).subspan(preamble.size(), 2 + length);
        if (checksum(checked) != 0) {
            ++damaged_;
            drop_front(1);
            continue;
        }
        const auto content = checked.subspan(2, length - 1);
        SdtAnswer answer{content[0], content[1], content[2], Bytes(content.begin() + 3, content.end())};
        drop_front(head_size + length);
        return answer;
    }
    return std::nullopt;
}

void SdtParser::give_up_frame() {
    if (buffer_.empty()) return;
    ++damaged_;
    drop_front(1);
}

void SdtParser::clear() {
    wipe(buffer_);
}

void SdtParser::drop_front(std::size_t count) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(count), buffer_.end(), buffer_.begin());
    const std::size_t left = buffer_.size() - count;
    explicit_bzero(buffer_.data() + left, count);
    buffer_.resize(left);
}

// Drops everything before the preamble; keeps an end that may be the beginning of one.
bool SdtParser::find_preamble() {
    const auto found = std::search(buffer_.begin(), buffer_.end(), preamble.begin(), preamble.end());
    if (found != buffer_.end()) {
        drop_front(static_cast<std::size_t>(found - buffer_.begin()));
        return true;
    }
    std::size_t keep = std::min(buffer_.size(), preamble.size() - 1);
    while (keep > 0 &&
           !std::equal(buffer_.end() - static_cast<std::ptrdiff_t>(keep), buffer_.end(), preamble.begin()))
        --keep;
    drop_front(buffer_.size() - keep);
    return false;
}

} // namespace drivers
