// A local socket that keeps the borders of what was sent: what a report or event node is in an emulated device.
#pragma once

#include <string>
#include <string_view>

#include "drivers/transport/descriptor_transport.hpp"

namespace drivers {

// Connects to a unix socket of the kind SOCK_SEQPACKET.
class PacketSocket final : public DescriptorTransport {
public:
    explicit PacketSocket(std::string path);
    tl::expected<void, TransportError> open() override;
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override;

private:
    std::string path_;
};

bool is_socket(const std::string& path);

} // namespace drivers
