#include "drivers/transport/hid_transport.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <linux/hidraw.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "drivers/transport/descriptor_transport.hpp"
#include "drivers/transport/packet_socket.hpp"

namespace drivers {
namespace {

class HidrawNode final : public DescriptorTransport {
public:
    explicit HidrawNode(std::string path) : path_(std::move(path)) {}
    tl::expected<void, TransportError> open() override {
        const int descriptor = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        if (descriptor < 0) return tl::unexpected(transport_error("open", errno));
        adopt(descriptor);
        return {};
    }

private:
    std::string path_;
};

std::optional<Bytes> descriptor_of(int node) {
    int size = 0;
    hidraw_report_descriptor content{};
    if (::ioctl(node, HIDIOCGRDESCSIZE, &size) != 0 || size <= 0 || size > HID_MAX_DESCRIPTOR_SIZE)
        return std::nullopt;
    content.size = static_cast<std::uint32_t>(size);
    if (::ioctl(node, HIDIOCGRDESC, &content) != 0) return std::nullopt;
    return Bytes(std::begin(content.value), std::begin(content.value) + size);
}

} // namespace

HidTransport::HidTransport(std::string path)
    : path_(std::move(path)), node_(std::make_unique<HidrawNode>(path_)) {}

tl::expected<void, TransportError> HidTransport::open() {
    const bool emulated = is_socket(path_);
    if (emulated)
        node_ = std::make_unique<PacketSocket>(path_);
    else
        node_ = std::make_unique<HidrawNode>(path_);
    if (auto opened = node_->open(); !opened) return opened;
    layout_ = {};
    if (emulated) return {};
    const auto descriptor = descriptor_of(node_->descriptor());
    if (!descriptor) {
        node_->close();
        return tl::unexpected(TransportError{TransportTrouble::io, "open: not a HID device"});
    }
    const auto layout = parse_hid_descriptor(*descriptor);
    if (!layout) {
        node_->close();
        return tl::unexpected(
            TransportError{TransportTrouble::io, "open: nothing can be sent to this HID device"});
    }
    layout_ = *layout;
    return {};
}

// One read is one report. Several are taken while there is room, so that a long answer costs few turns.
tl::expected<std::size_t, TransportError> HidTransport::read(std::span<std::uint8_t> into) {
    constexpr int most_reports = 64;
    std::size_t filled = 0;
    for (int turn = 0; turn < most_reports && filled + layout_.input_size <= into.size(); ++turn) {
        const auto count = node_->read(report_);
        if (!count && filled == 0) return tl::unexpected(count.error());
        if (!count || *count == 0) break;
        const auto content = report_content(ByteView(report_).first(*count), layout_, unknown_);
        const std::size_t kept = std::min(content.size(), into.size() - filled);
        std::copy_n(content.begin(), kept, into.begin() + static_cast<std::ptrdiff_t>(filled));
        filled += kept;
    }
    explicit_bzero(report_.data(), report_.size());
    return filled;
}

tl::expected<std::size_t, TransportError> HidTransport::write(ByteView bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size()) {
        const auto next = output_report(bytes.subspan(taken), layout_);
        const auto count = node_->write(next.report);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) break;
        taken += next.used;
    }
    return taken;
}

} // namespace drivers
