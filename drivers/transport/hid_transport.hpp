// A byte stream over the reports of a HID device, through the kernel's /dev/hidraw nodes.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "drivers/transport/hid_reports.hpp"
#include "drivers/transport/transport.hpp"

namespace drivers {

// Reads the device's report descriptor when it is opened. What it cannot tell is how many bytes of its own a
// maker puts at the front of each report: framing n leaves n of them out, and the device on top finds the right
// n. The path may also be a local packet socket, one report a packet: an emulated device.
class HidTransport final : public Transport {
public:
    explicit HidTransport(std::string path);

    tl::expected<void, TransportError> open() override;
    void close() override { node_->close(); }
    tl::expected<std::size_t, TransportError> read(std::span<std::uint8_t> into) override;
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override;
    int descriptor() const override { return node_->descriptor(); }
    std::size_t framings() const override { return 3; }
    void use_framing(std::size_t framing) override { unknown_ = framing % framings(); }

private:
    std::string path_;
    std::unique_ptr<Transport> node_;
    HidLayout layout_;
    std::size_t unknown_ = 0;
    std::array<std::uint8_t, 1 + largest_report> report_{};
};

} // namespace drivers
