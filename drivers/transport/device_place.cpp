#include "drivers/transport/device_place.hpp"

#include <algorithm>
#include <optional>

namespace drivers {
namespace {

constexpr std::size_t longest_place = 512;

std::optional<std::string> usb_number(std::string_view text) {
    constexpr std::size_t digits = 4;
    if (text.size() != digits) return std::nullopt;
    std::string number;
    for (const char character : text) {
        const bool is_digit = character >= '0' && character <= '9';
        const bool is_small = character >= 'a' && character <= 'f';
        const bool is_capital = character >= 'A' && character <= 'F';
        if (!is_digit && !is_small && !is_capital) return std::nullopt;
        number += is_capital ? static_cast<char>(character - 'A' + 'a') : character;
    }
    return number;
}

// Readers that decode on somebody's server instead of in a module of their own (id-card-reader.md 1 and 12).
bool is_cloud_reader(const DevicePlace& place) {
    return (place.vendor == "c216" && place.product == "0102") ||
           (place.vendor == "0483" && place.product == "572b");
}

tl::expected<DevicePlace, std::string> parse_usb(std::string_view text) {
    DevicePlace place;
    const auto first = text.find(':');
    const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
    const auto vendor = usb_number(text.substr(0, first));
    const auto product = first == std::string_view::npos
                             ? std::nullopt
                             : usb_number(text.substr(
                                   first + 1, second == std::string_view::npos ? second : second - first - 1));
    if (!vendor || !product)
        return tl::unexpected(
            std::string("after \"usb:\" come vendor and product, four hexadecimal digits each"));
    place.vendor = *vendor;
    place.product = *product;
    if (second != std::string_view::npos) {
        place.serial = std::string(text.substr(second + 1));
        if (place.serial.empty()) return tl::unexpected(std::string("the serial number is empty"));
    }
    if (is_cloud_reader(place))
        return tl::unexpected(
            std::string("this card reader decodes on a server of its maker and cannot be used"));
    return place;
}

tl::expected<DevicePlace, std::string> parse_properties(std::string_view text) {
    DevicePlace place;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const auto pair = text.substr(0, comma);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0 || equals + 1 == pair.size())
            return tl::unexpected(std::string("after \"udev:\" come pairs KEY=VALUE with commas between them"));
        place.properties.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    if (place.properties.empty()) return tl::unexpected(std::string("after \"udev:\" nothing is asked for"));
    return place;
}

} // namespace

tl::expected<DevicePlace, std::string> parse_device_place(std::string_view text) {
    constexpr std::string_view usb = "usb:";
    constexpr std::string_view udev = "udev:";
    if (text.size() > longest_place) return tl::unexpected(std::string("the device's name is too long"));
    const bool plain = std::all_of(text.begin(), text.end(), [](char character) {
        return static_cast<unsigned char>(character) >= ' ' && character != '\x7F';
    });
    if (!plain) return tl::unexpected(std::string("the device's name holds a control character"));
    if (text.starts_with(usb)) return parse_usb(text.substr(usb.size()));
    if (text.starts_with(udev)) return parse_properties(text.substr(udev.size()));
    if (text.empty()) return tl::unexpected(std::string("no device is named"));
    DevicePlace place;
    place.path = std::string(text);
    return place;
}

} // namespace drivers
