// A transport with a send queue: what every device does with its bytes.
#pragma once

#include <array>
#include <memory>

#include "drivers/transport/transport.hpp"

namespace drivers {

class Line {
public:
    explicit Line(std::unique_ptr<Transport> transport);

    tl::expected<void, TransportError> open();
    void close();
    bool is_open() const { return transport_->descriptor() >= 0; }
    int descriptor() const { return transport_->descriptor(); }

    // Queues the bytes and writes what goes at once. The rest leaves by write_on().
    tl::expected<void, TransportError> send(ByteView bytes);
    tl::expected<void, TransportError> write_on();
    std::size_t unsent() const { return queue_.size() - sent_; }

    // At most 4,096 bytes, so that a device that floods leaves the others their turn. Valid until the next
    // call; empty means nothing is there now.
    tl::expected<ByteView, TransportError> read_some();

    // Throws away what came in unasked, at most 64 KiB.
    void drop_input();
    // Forgets what was not sent yet.
    void drop_unsent();

    Transport& transport() { return *transport_; }
    const Transport& transport() const { return *transport_; }

    // Overwrites the receive buffer: after personal data came through it.
    void wipe_input();

private:
    std::unique_ptr<Transport> transport_;
    Bytes queue_;
    std::size_t sent_ = 0;
    std::array<std::uint8_t, 4096> input_{};
};

} // namespace drivers
