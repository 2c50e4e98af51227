// What all transports over one file descriptor have in common.
#pragma once

#include "drivers/transport/transport.hpp"

namespace drivers {

class DescriptorTransport : public Transport {
public:
    DescriptorTransport() = default;
    DescriptorTransport(const DescriptorTransport&) = delete;
    DescriptorTransport& operator=(const DescriptorTransport&) = delete;
    ~DescriptorTransport() override;

    void close() override;
    tl::expected<std::size_t, TransportError> read(std::span<std::uint8_t> into) override;
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override;
    int descriptor() const override { return descriptor_; }

protected:
    // Takes ownership; closes what was open before.
    void adopt(int descriptor);

private:
    int descriptor_ = -1;
};

} // namespace drivers
