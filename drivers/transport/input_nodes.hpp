// The key events of one keyboard-like device, taken away from everybody else.
#pragma once

#include <string>
#include <vector>

#include "drivers/transport/transport.hpp"

namespace drivers {

// Whole `struct input_event`s of one or several event nodes (a scanner may show two), each held exclusively by
// EVIOCGRAB: no key reaches a window. Fails rather than to listen without the grab, and while a key is down,
// since the window would keep that key for ever. Nodes without letters and an Enter key are left alone. A path
// may also be a local packet socket: an emulated device, whose keys go nowhere else anyway.
class InputNodes final : public Transport {
public:
    explicit InputNodes(std::vector<std::string> paths);
    InputNodes(const InputNodes&) = delete;
    InputNodes& operator=(const InputNodes&) = delete;
    ~InputNodes() override;

    tl::expected<void, TransportError> open() override;
    void close() override;
    tl::expected<std::size_t, TransportError> read(std::span<std::uint8_t> into) override;
    // Nothing is ever sent to a keyboard.
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override { return bytes.size(); }
    int descriptor() const override { return epoll_; }

private:
    tl::expected<void, TransportError> open_all();
    tl::expected<void, TransportError> open_node(const std::string& path);
    tl::expected<void, TransportError> watch(int descriptor);

    std::vector<std::string> paths_;
    std::vector<int> nodes_;
    int epoll_ = -1;
};

} // namespace drivers
