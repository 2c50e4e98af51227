// Where a device is, as an installer writes it: by path, by its USB numbers or by what udev knows of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace drivers {

// One of three forms; the last two stay true whichever socket the device is plugged into:
//   PATH                          "/dev/serial/by-id/..."
//   usb:VVVV:PPPP[:SERIAL]        vendor and product in hexadecimal; the serial number where there are two
//   alike udev:KEY=VALUE[,KEY=VALUE]    udev properties of the device or of what it hangs on; all have to hold
struct DevicePlace {
    std::string path;
    std::string vendor, product; // four lower-case hexadecimal digits
    std::string serial;
    std::vector<std::pair<std::string, std::string>> properties;

    bool is_path() const { return !path.empty(); }
};

// The error says what is wrong with the form, for the installer.
tl::expected<DevicePlace, std::string> parse_device_place(std::string_view text);

} // namespace drivers
