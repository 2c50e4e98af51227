#include "drivers/transport/input_nodes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "drivers/transport/packet_socket.hpp"

namespace drivers {
namespace {

using KeySet = std::array<unsigned char, KEY_MAX / 8 + 1>;

bool holds(const KeySet& keys, unsigned key) {
    return (keys.at(key / 8) >> (key % 8) & 1U) != 0;
}

bool types_letters(int node) {
    KeySet keys{};
    if (::ioctl(node, EVIOCGBIT(EV_KEY, sizeof keys), keys.data()) < 0) return false;
    return holds(keys, KEY_A) && holds(keys, KEY_Z) && holds(keys, KEY_ENTER);
}

tl::expected<void, TransportError> take_over(int node) {
    KeySet down{};
    if (::ioctl(node, EVIOCGKEY(sizeof down), down.data()) < 0)
        return tl::unexpected(transport_error("ask for the keys that are down", errno));
    if (std::any_of(down.begin(), down.end(), [](unsigned char keys) { return keys != 0; }))
        return tl::unexpected(TransportError{TransportTrouble::busy, "grab: a key is down"});
    if (::ioctl(node, EVIOCGRAB, 1) != 0) return tl::unexpected(transport_error("grab", errno));
    // Only the gaps between keys matter; a kernel that keeps wall time there is no reason to refuse.
    int clock = CLOCK_MONOTONIC;
    [[maybe_unused]] const int ignored = ::ioctl(node, EVIOCSCLOCKID, &clock);
    return {};
}

} // namespace

InputNodes::InputNodes(std::vector<std::string> paths) : paths_(std::move(paths)) {}

InputNodes::~InputNodes() {
    InputNodes::close();
}

tl::expected<void, TransportError> InputNodes::open() {
    close();
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll_ < 0) return tl::unexpected(transport_error("epoll", errno));
    auto opened = open_all();
    if (!opened) close();
    return opened;
}

tl::expected<void, TransportError> InputNodes::open_all() {
    for (const auto& path : paths_)
        if (auto opened = open_node(path); !opened) return opened;
    if (nodes_.empty())
        return tl::unexpected(TransportError{TransportTrouble::io, "open: not a scanner that types"});
    return {};
}

tl::expected<void, TransportError> InputNodes::open_node(const std::string& path) {
    if (is_socket(path)) {
        PacketSocket socket(path);
        if (auto opened = socket.open(); !opened) return opened;
        return watch(::fcntl(socket.descriptor(), F_DUPFD_CLOEXEC, 0));
    }
    const int node = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (node < 0) return tl::unexpected(transport_error("open", errno));
    if (!types_letters(node)) {
        ::close(node);
        return {};
    }
    if (auto taken = take_over(node); !taken) {
        ::close(node);
        return taken;
    }
    return watch(node);
}

tl::expected<void, TransportError> InputNodes::watch(int descriptor) {
    if (descriptor < 0) return tl::unexpected(transport_error("open", errno));
    nodes_.push_back(descriptor);
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    wanted.data.fd = descriptor;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &wanted) != 0)
        return tl::unexpected(transport_error("epoll", errno));
    return {};
}

// Closing gives the grab back.
void InputNodes::close() {
    for (const int node : nodes_)
        ::close(node);
    nodes_.clear();
    if (epoll_ >= 0) ::close(epoll_);
    epoll_ = -1;
}

// The first node that has something; one that is gone takes the others with it, since they are one device.
tl::expected<std::size_t, TransportError> InputNodes::read(std::span<std::uint8_t> into) {
    for (const int node : nodes_) {
        const ssize_t count = ::read(node, into.data(), into.size());
        if (count > 0) return static_cast<std::size_t>(count);
        if (count == 0)
            return tl::unexpected(TransportError{TransportTrouble::gone, "read: the device is gone"});
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            return tl::unexpected(transport_error("read", errno));
    }
    return 0;
}

} // namespace drivers
