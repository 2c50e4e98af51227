#include "drivers/transport/line.hpp"

#include <cstring>
#include <utility>

namespace drivers {

Line::Line(std::unique_ptr<Transport> transport) : transport_(std::move(transport)) {}

tl::expected<void, TransportError> Line::open() {
    drop_unsent();
    return transport_->open();
}

void Line::close() {
    drop_unsent();
    wipe_input();
    transport_->close();
}

tl::expected<void, TransportError> Line::send(ByteView bytes) {
    queue_.insert(queue_.end(), bytes.begin(), bytes.end());
    return write_on();
}

tl::expected<void, TransportError> Line::write_on() {
    while (unsent() > 0) {
        const auto count = transport_->write(ByteView(queue_).subspan(sent_));
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return {};
        sent_ += *count;
    }
    drop_unsent();
    return {};
}

tl::expected<ByteView, TransportError> Line::read_some() {
    const auto count = transport_->read(input_);
    if (!count) return tl::unexpected(count.error());
    return ByteView(input_).first(*count);
}

void Line::drop_input() {
    constexpr int most_reads = 16;
    for (int turn = 0; turn < most_reads; ++turn) {
        const auto bytes = read_some();
        // A vanished device tells so again at the next ordinary read.
        if (!bytes || bytes->empty()) return;
    }
}

void Line::drop_unsent() {
    queue_.clear();
    sent_ = 0;
}

void Line::wipe_input() {
    explicit_bzero(input_.data(), input_.size());
}

} // namespace drivers
