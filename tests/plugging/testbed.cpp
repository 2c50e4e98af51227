#include "testbed.hpp"

#include <algorithm>
#include <cerrno>
#include <stdexcept>

#include <linux/hidraw.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace plugging_test {
namespace {

void check(gboolean done, GError* error) {
    if (done) return;
    throw std::runtime_error(error != nullptr ? error->message : "umockdev refuses");
}

void write_back(UMockdevIoctlClient* client, std::vector<guint8> bytes) {
    UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);
    UMockdevIoctlData* target = umockdev_ioctl_data_resolve(argument, 0, bytes.size(), nullptr);
    umockdev_ioctl_data_update(target, 0, bytes.data(), static_cast<gint>(bytes.size()));
    g_object_unref(target);
}

std::vector<guint8> keys(std::initializer_list<unsigned> set, std::size_t size) {
    std::vector<guint8> bits(size, 0);
    for (const unsigned key : set)
        bits.at(key / 8) = static_cast<guint8>(bits.at(key / 8) | 1U << (key % 8));
    return bits;
}

gboolean answer_hid(UMockdevIoctlClient* client, const Node& node) {
    const gulong request = umockdev_ioctl_client_get_request(client);
    const auto size = static_cast<std::uint32_t>(node.hid_descriptor.size());
    if (request == HIDIOCGRDESCSIZE) {
        std::vector<guint8> bytes(sizeof size);
        std::copy_n(reinterpret_cast<const guint8*>(&size), sizeof size, bytes.begin());
        write_back(client, bytes);
    } else if (request == HIDIOCGRDESC) {
        std::vector<guint8> bytes(sizeof(hidraw_report_descriptor));
        std::copy_n(reinterpret_cast<const guint8*>(&size), sizeof size, bytes.begin());
        std::copy(node.hid_descriptor.begin(), node.hid_descriptor.end(), bytes.begin() + sizeof size);
        write_back(client, bytes);
    } else {
        return FALSE;
    }
    umockdev_ioctl_client_complete(client, 0, 0);
    return TRUE;
}

gboolean on_ioctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer data) {
    Node& node = *static_cast<Node*>(data);
    const gulong request = umockdev_ioctl_client_get_request(client);
    const std::size_t size = _IOC_SIZE(request);
    if (_IOC_TYPE(request) == 'H') return answer_hid(client, node);
    if (_IOC_TYPE(request) != 'E') return FALSE;
    if (_IOC_NR(request) == _IOC_NR(EVIOCGBIT(EV_KEY, 0))) {
        if (node.types_letters)
            write_back(client, keys({KEY_A, KEY_Z, KEY_ENTER}, size));
        else
            write_back(client, keys({KEY_VOLUMEUP}, size));
        umockdev_ioctl_client_complete(client, static_cast<glong>(size), 0);
    } else if (_IOC_NR(request) == _IOC_NR(EVIOCGKEY(0))) {
        write_back(client, node.key_is_down ? keys({KEY_A}, size) : std::vector<guint8>(size, 0));
        umockdev_ioctl_client_complete(client, static_cast<glong>(size), 0);
    } else if (request == EVIOCGRAB) {
        ++node.grabs;
        umockdev_ioctl_client_complete(client, node.grabbed_by_another ? -1 : 0,
                                       node.grabbed_by_another ? EBUSY : 0);
    } else {
        umockdev_ioctl_client_complete(client, 0, 0);
    }
    return TRUE;
}

} // namespace

Testbed::Testbed() : bed_(umockdev_testbed_new()) {}

Testbed::~Testbed() {
    for (const auto& [node, handler] : handlers_) {
        umockdev_testbed_detach_ioctl(bed_, node.c_str(), nullptr);
        g_object_unref(handler);
    }
    g_object_unref(bed_);
}

std::string Testbed::path_of(const UsbDevice& device) {
    const std::string name = device.node.substr(device.node.rfind('/') + 1);
    return "/devices/pci0000:00/usb1/" + device.port + "/" + device.port + ":1.0/" + device.subsystem + "/" +
           name;
}

void Testbed::plug(const UsbDevice& device) {
    const std::string usb = "/devices/pci0000:00/usb1/" + device.port;
    std::string text = "P: " + usb + "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nA: idVendor=" + device.vendor +
                       "\\n\nA: idProduct=" + device.product + "\\n\n";
    if (!device.serial.empty()) text += "A: serial=" + device.serial + "\\n\n";
    text += "\nP: " + path_of(device) + "\nN: " + device.node + "\nE: SUBSYSTEM=" + device.subsystem +
            "\nE: DEVNAME=/dev/" + device.node + "\n";
    for (const auto& property : device.properties)
        text += "E: " + property + "\n";
    GError* error = nullptr;
    check(umockdev_testbed_add_from_string(bed_, text.c_str(), &error), error);
    umockdev_testbed_uevent(bed_, ("/sys" + path_of(device)).c_str(), "add");
}

void Testbed::unplug(const UsbDevice& device) {
    umockdev_testbed_uevent(bed_, ("/sys" + path_of(device)).c_str(), "remove");
    umockdev_testbed_remove_device(bed_, ("/sys" + path_of(device)).c_str());
    umockdev_testbed_remove_device(bed_, ("/sys/devices/pci0000:00/usb1/" + device.port).c_str());
}

Node& Testbed::answer_for(const UsbDevice& device) {
    const std::string path = "/dev/" + device.node;
    Node& node = nodes_[path];
    UMockdevIoctlBase* handler = umockdev_ioctl_base_new();
    g_signal_connect(handler, "handle-ioctl", G_CALLBACK(on_ioctl), &node);
    GError* error = nullptr;
    check(umockdev_testbed_attach_ioctl(bed_, path.c_str(), handler, &error), error);
    handlers_[path] = handler;
    return node;
}

void Testbed::send(const UsbDevice& device, const drivers::Bytes& bytes) const {
    const int master = umockdev_testbed_get_dev_fd(bed_, ("/dev/" + device.node).c_str());
    if (::write(master, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error("the simulated node takes nothing");
}

} // namespace plugging_test
