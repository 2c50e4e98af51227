#include "drivers/transport/device_finder.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include <libudev.h>

namespace drivers {
namespace {

template <auto release>
struct Release {
    template <typename Handle>
    void operator()(Handle* handle) const {
        release(handle);
    }
};
using Udev = std::unique_ptr<udev, Release<udev_unref>>;
using Enumeration = std::unique_ptr<udev_enumerate, Release<udev_enumerate_unref>>;
using UdevDevice = std::unique_ptr<udev_device, Release<udev_device_unref>>;

std::string_view text_of(const char* text) {
    return text != nullptr ? text : std::string_view();
}

// A device and all that it hangs on are asked: udev notes some properties only higher up.
bool has_property(udev_device* device, const std::string& key, const std::string& value) {
    for (; device != nullptr; device = udev_device_get_parent(device)) // parents belong to their child
        if (text_of(udev_device_get_property_value(device, key.c_str())) == value) return true;
    return false;
}

bool fits(udev_device* device, const DevicePlace& place) {
    if (!place.vendor.empty()) {
        udev_device* usb = udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device");
        if (usb == nullptr || text_of(udev_device_get_sysattr_value(usb, "idVendor")) != place.vendor ||
            text_of(udev_device_get_sysattr_value(usb, "idProduct")) != place.product)
            return false;
        if (!place.serial.empty() && text_of(udev_device_get_sysattr_value(usb, "serial")) != place.serial)
            return false;
    }
    return std::all_of(place.properties.begin(), place.properties.end(), [device](const auto& wanted) {
        return has_property(device, wanted.first, wanted.second);
    });
}

bool is_keyboard_node(udev_device* device, std::string_view node) {
    return node.starts_with("/dev/input/event") &&
           text_of(udev_device_get_property_value(device, "ID_INPUT_KEYBOARD")) == "1";
}

std::vector<std::string> matching_nodes(const DevicePlace& place, NodeKind kind) {
    std::vector<std::string> nodes;
    const Udev udev(udev_new());
    if (!udev) return nodes;
    const Enumeration devices(udev_enumerate_new(udev.get()));
    if (!devices || udev_enumerate_add_match_subsystem(devices.get(), to_string(kind)) < 0 ||
        udev_enumerate_scan_devices(devices.get()) < 0)
        return nodes;
    for (auto* entry = udev_enumerate_get_list_entry(devices.get()); entry != nullptr;
         entry = udev_list_entry_get_next(entry)) {
        const UdevDevice device(udev_device_new_from_syspath(udev.get(), udev_list_entry_get_name(entry)));
        if (!device) continue; // gone since
        const std::string node(text_of(udev_device_get_devnode(device.get())));
        if (node.empty() || !fits(device.get(), place)) continue;
        if (kind == NodeKind::input && !is_keyboard_node(device.get(), node)) continue;
        nodes.push_back(node);
    }
    std::sort(nodes.begin(), nodes.end());
    return nodes;
}

} // namespace

const char* to_string(NodeKind kind) {
    switch (kind) {
    case NodeKind::tty: return "tty";
    case NodeKind::hidraw: return "hidraw";
    case NodeKind::input: return "input";
    case NodeKind::usbmisc: return "usbmisc";
    }
    return "";
}

tl::expected<std::vector<std::string>, TransportError> find_nodes(const DevicePlace& place, NodeKind kind) {
    if (place.is_path()) return std::vector{place.path};
    auto nodes = matching_nodes(place, kind);
    if (nodes.empty())
        return tl::unexpected(TransportError{TransportTrouble::absent,
                                             std::string("find: no such device among ") + to_string(kind)});
    return nodes;
}

tl::expected<std::string, TransportError> find_node(const DevicePlace& place, NodeKind kind) {
    auto nodes = find_nodes(place, kind);
    if (!nodes) return tl::unexpected(nodes.error());
    if (nodes->size() > 1)
        return tl::unexpected(TransportError{TransportTrouble::io, "find: " + std::to_string(nodes->size()) +
                                                                       " devices are meant; name one"});
    return nodes->front();
}

} // namespace drivers
