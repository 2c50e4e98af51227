// Finds the device node that belongs to a place, at the moment it is needed.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/transport/device_place.hpp"
#include "drivers/transport/transport_error.hpp"

namespace drivers {

// The kernel's names of the kinds of node.
enum class NodeKind { tty, hidraw, input, usbmisc };

const char* to_string(NodeKind kind);

// The nodes that fit now, in the order of their names; a path fits always and is not looked at. For `input`
// only the event nodes of keyboards are given. TransportTrouble::absent where there is none.
tl::expected<std::vector<std::string>, TransportError> find_nodes(const DevicePlace& place, NodeKind kind);

// The one node that fits. Two of the same kind are an error that says so: the installer has to tell them apart.
tl::expected<std::string, TransportError> find_node(const DevicePlace& place, NodeKind kind);

} // namespace drivers
