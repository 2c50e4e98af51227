#include "fake_line.hpp"

#include <algorithm>
#include <utility>

namespace drivers_test {

using drivers::TransportError;
using drivers::TransportTrouble;

drivers::Bytes LineEnd::take_written() {
    return std::exchange(written, {});
}

void LineEnd::put(const drivers::Bytes& bytes) {
    incoming.insert(incoming.end(), bytes.begin(), bytes.end());
}

tl::expected<void, TransportError> FakeLine::open() {
    if (end_->absent) return tl::unexpected(TransportError{TransportTrouble::absent, "open: not there"});
    ++end_->openings;
    end_->is_open = true;
    end_->gone = false;
    return {};
}

tl::expected<std::size_t, TransportError> FakeLine::read(std::span<std::uint8_t> into) {
    if (end_->gone) return tl::unexpected(TransportError{TransportTrouble::gone, "read: unplugged"});
    const std::size_t count = std::min(into.size(), end_->incoming.size());
    std::copy_n(end_->incoming.begin(), count, into.begin());
    end_->incoming.erase(end_->incoming.begin(), end_->incoming.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

tl::expected<std::size_t, TransportError> FakeLine::write(drivers::ByteView bytes) {
    const std::size_t count = std::min(bytes.size(), end_->takes);
    end_->takes -= end_->takes == SIZE_MAX ? 0 : count;
    end_->written.insert(end_->written.end(), bytes.begin(),
                         bytes.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

tl::expected<void, TransportError> FakeLine::set_baud(unsigned baud) {
    end_->baud = baud;
    return {};
}

} // namespace drivers_test
