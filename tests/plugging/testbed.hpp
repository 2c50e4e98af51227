// A machine with no devices but those that a test plugs in: /sys, /dev, udev's messages and the devices'
// ioctls.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <umockdev.h>

#include "drivers/bytes.hpp"

namespace plugging_test {

// How a node answers.
struct Node {
    bool types_letters = true;
    bool key_is_down = false;
    bool grabbed_by_another = false;
    drivers::Bytes hid_descriptor;
    int grabs = 0; // seen
};

struct UsbDevice {
    std::string port; // "1-1"
    std::string vendor = "0400";
    std::string product = "c35a";
    std::string serial = {};
    std::string subsystem = "tty";
    std::string node = "ttyUSB0"; // below /dev
    std::vector<std::string> properties = {};
};

class Testbed {
public:
    Testbed();
    Testbed(const Testbed&) = delete;
    Testbed& operator=(const Testbed&) = delete;
    ~Testbed();

    // Makes the device known and tells udev's listeners.
    void plug(const UsbDevice& device);
    // Its node stays taken: the next device needs another one.
    void unplug(const UsbDevice& device);
    // From now on the node's ioctls are answered like this; reference stays valid.
    Node& answer_for(const UsbDevice& device);
    // What the device sends.
    void send(const UsbDevice& device, const drivers::Bytes& bytes) const;

private:
    static std::string path_of(const UsbDevice& device);

    UMockdevTestbed* bed_;
    std::map<std::string, Node> nodes_;
    std::map<std::string, UMockdevIoctlBase*> handlers_;
};

} // namespace plugging_test
