// A transport to a device that is looked for anew each time it is opened.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "drivers/transport/device_finder.hpp"
#include "drivers/transport/transport.hpp"

namespace drivers {

// Whatever node the device got this time is opened by the transport that `make` makes for it. Speed and framing
// that were asked for stay over re-plugging.
class PlacedTransport final : public Transport {
public:
    using Make = std::function<std::unique_ptr<Transport>(const std::vector<std::string>& nodes)>;

    // `all`: every node that fits is taken; otherwise it has to be exactly one.
    PlacedTransport(DevicePlace place, NodeKind kind, bool all, Make make);

    tl::expected<void, TransportError> open() override;
    void close() override;
    tl::expected<std::size_t, TransportError> read(std::span<std::uint8_t> into) override;
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override;
    int descriptor() const override { return inner_ ? inner_->descriptor() : -1; }
    bool answers() const override { return !inner_ || inner_->answers(); }
    tl::expected<void, TransportError> set_baud(unsigned baud) override;
    std::size_t framings() const override { return inner_ ? inner_->framings() : 1; }
    void use_framing(std::size_t framing) override;

private:
    DevicePlace place_;
    NodeKind kind_;
    bool all_;
    Make make_;
    std::unique_ptr<Transport> inner_;
    std::optional<unsigned> baud_;
    std::size_t framing_ = 0;
};

} // namespace drivers
