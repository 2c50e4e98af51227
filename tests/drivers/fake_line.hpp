// A line of the test's own: what the device writes can be looked at, what it will read is put in.
#pragma once

#include <memory>

#include "drivers/transport/transport.hpp"

namespace drivers_test {

// What a test holds of the line after the device has taken it.
struct LineEnd {
    bool absent = false;
    bool gone = false; // the next read finds the line hung up
    bool is_storage = false;
    bool answers = true;
    std::optional<std::uint8_t> parallel_status;
    std::size_t takes = SIZE_MAX; // bytes that may still be written before the line is full
    unsigned baud = 0;
    int openings = 0;
    bool is_open = false;
    drivers::Bytes written;
    drivers::Bytes incoming;

    // What was written since the last call.
    drivers::Bytes take_written();
    void put(const drivers::Bytes& bytes);
};

class FakeLine final : public drivers::Transport {
public:
    explicit FakeLine(std::shared_ptr<LineEnd> end) : end_(std::move(end)) {}
    tl::expected<void, drivers::TransportError> open() override;
    void close() override { end_->is_open = false; }
    tl::expected<std::size_t, drivers::TransportError> read(std::span<std::uint8_t> into) override;
    tl::expected<std::size_t, drivers::TransportError> write(drivers::ByteView bytes) override;
    int descriptor() const override { return end_->is_open ? 1000 : -1; }
    bool answers() const override { return end_->answers; }
    bool is_storage() const override { return end_->is_storage; }
    std::optional<std::uint8_t> parallel_status() override { return end_->parallel_status; }
    tl::expected<void, drivers::TransportError> set_baud(unsigned baud) override;

private:
    std::shared_ptr<LineEnd> end_;
};

} // namespace drivers_test
