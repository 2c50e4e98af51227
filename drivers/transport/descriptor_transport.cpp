#include "drivers/transport/descriptor_transport.hpp"

#include <cerrno>

#include <unistd.h>

namespace drivers {
namespace {

bool means_not_now(int error_number) {
    return error_number == EAGAIN || error_number == EWOULDBLOCK || error_number == EINTR;
}

} // namespace

DescriptorTransport::~DescriptorTransport() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void DescriptorTransport::close() {
    adopt(-1);
}

void DescriptorTransport::adopt(int descriptor) {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = descriptor;
}

tl::expected<std::size_t, TransportError> DescriptorTransport::read(std::span<std::uint8_t> into) {
    const ssize_t count = ::read(descriptor_, into.data(), into.size());
    if (count > 0) return static_cast<std::size_t>(count);
    // Nothing at all, without EAGAIN, is how a terminal tells of a hang-up.
    if (count == 0) return tl::unexpected(TransportError{TransportTrouble::gone, "read: the line was hung up"});
    if (means_not_now(errno)) return 0;
    return tl::unexpected(transport_error("read", errno));
}

tl::expected<std::size_t, TransportError> DescriptorTransport::write(ByteView bytes) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (means_not_now(errno)) return 0;
    return tl::unexpected(transport_error("write", errno));
}

} // namespace drivers
