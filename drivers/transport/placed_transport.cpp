#include "drivers/transport/placed_transport.hpp"

#include <utility>

namespace drivers {
namespace {

TransportError not_open() {
    return {TransportTrouble::gone, "the device is not open"};
}

} // namespace

PlacedTransport::PlacedTransport(DevicePlace place, NodeKind kind, bool all, Make make)
    : place_(std::move(place)), kind_(kind), all_(all), make_(std::move(make)) {}

tl::expected<void, TransportError> PlacedTransport::open() {
    inner_.reset();
    std::vector<std::string> nodes;
    if (all_) {
        auto found = find_nodes(place_, kind_);
        if (!found) return tl::unexpected(found.error());
        nodes = std::move(*found);
    } else {
        auto found = find_node(place_, kind_);
        if (!found) return tl::unexpected(found.error());
        nodes.push_back(std::move(*found));
    }
    inner_ = make_(nodes);
    if (baud_) static_cast<void>(inner_->set_baud(*baud_)); // only noted before it is open
    inner_->use_framing(framing_);
    return inner_->open();
}

void PlacedTransport::close() {
    if (inner_) inner_->close();
}

tl::expected<std::size_t, TransportError> PlacedTransport::read(std::span<std::uint8_t> into) {
    if (!inner_) return tl::unexpected(not_open());
    return inner_->read(into);
}

tl::expected<std::size_t, TransportError> PlacedTransport::write(ByteView bytes) {
    if (!inner_) return tl::unexpected(not_open());
    return inner_->write(bytes);
}

tl::expected<void, TransportError> PlacedTransport::set_baud(unsigned baud) {
    baud_ = baud;
    if (!inner_) return {};
    return inner_->set_baud(baud);
}

void PlacedTransport::use_framing(std::size_t framing) {
    framing_ = framing;
    if (inner_) inner_->use_framing(framing);
}

} // namespace drivers
