// A device behind a network socket: a serial-line server, a network printer.
#pragma once

#include <cstdint>
#include <string>

#include "drivers/transport/descriptor_transport.hpp"

namespace drivers {

// Only numeric addresses (IPv4, or IPv6 without brackets): looking up a name could block every other device.
// open() returns at once; until the connection stands nothing is read or taken, and a refusal shows at the next
// read. A peer that vanished without a word is noticed within about 10 s.
class TcpSocket final : public DescriptorTransport {
public:
    TcpSocket(std::string host, std::uint16_t port);
    tl::expected<void, TransportError> open() override;
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override;

private:
    std::string host_;
    std::uint16_t port_;
};

} // namespace drivers
