#include "drivers/device_address.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <arpa/inet.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "drivers/receipt_printer/cups_queue.hpp"
#include "drivers/transport/device_file.hpp"
#include "drivers/transport/hid_transport.hpp"
#include "drivers/transport/input_nodes.hpp"
#include "drivers/transport/placed_transport.hpp"
#include "drivers/transport/serial_port.hpp"
#include "drivers/transport/tcp_socket.hpp"

namespace drivers {
namespace {

bool is_none(std::string_view address) {
    return address.empty() || address == "none";
}

std::optional<std::string_view> after(std::string_view address, std::string_view scheme) {
    if (!address.starts_with(scheme)) return std::nullopt;
    return address.substr(scheme.size());
}

DevicePlace place_of(std::string_view text) {
    auto place = parse_device_place(text);
    if (!place) throw std::invalid_argument("device address: " + place.error());
    return std::move(*place);
}

std::unique_ptr<Transport> serial(std::string_view place, unsigned baud) {
    if (const auto at = place.rfind('@'); at != std::string_view::npos) {
        const auto digits = place.substr(at + 1);
        const auto end = digits.data() + digits.size();
        const auto parsed = std::from_chars(digits.data(), end, baud);
        if (parsed.ec != std::errc{} || parsed.ptr != end)
            throw std::invalid_argument("device address: a number of bits per second has to follow the @");
        place = place.substr(0, at);
    }
    const DevicePlace where = place_of(place);
    if (where.is_path()) return std::make_unique<SerialPort>(where.path, baud);
    return std::make_unique<PlacedTransport>(where, NodeKind::tty, false, [baud](const auto& nodes) {
        return std::make_unique<SerialPort>(nodes.front(), baud);
    });
}

std::unique_ptr<Transport> hid(std::string_view place) {
    return std::make_unique<PlacedTransport>(place_of(place), NodeKind::hidraw, false, [](const auto& nodes) {
        return std::make_unique<HidTransport>(nodes.front());
    });
}

// HOST:PORT; the last colon parts them, so that an IPv6 address may stand there as it is.
std::unique_ptr<Transport> tcp(std::string_view place) {
    const auto colon = place.rfind(':');
    const auto digits = colon == std::string_view::npos ? std::string_view() : place.substr(colon + 1);
    std::uint16_t port = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size() || port == 0)
        throw std::invalid_argument("device address: tcp:ADDRESS:PORT");
    const std::string host(place.substr(0, colon));
    in6_addr unused{};
    if (::inet_pton(AF_INET, host.c_str(), &unused) != 1 && ::inet_pton(AF_INET6, host.c_str(), &unused) != 1)
        throw std::invalid_argument("device address: tcp: wants a numeric address, not a name");
    return std::make_unique<TcpSocket>(host, port);
}

// A printer that was given only as a path: what it is can be seen only when it is there.
class AnyPrinterPath final : public Transport {
public:
    AnyPrinterPath(std::string path, unsigned baud) : path_(std::move(path)), baud_(baud) {}

    tl::expected<void, TransportError> open() override {
        inner_ = choose();
        return inner_->open();
    }
    void close() override {
        if (inner_) inner_->close();
    }
    tl::expected<std::size_t, TransportError> read(std::span<std::uint8_t> into) override {
        return inner_->read(into);
    }
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override { return inner_->write(bytes); }
    int descriptor() const override { return inner_ ? inner_->descriptor() : -1; }
    bool answers() const override { return inner_ && inner_->answers(); }
    bool is_storage() const override { return inner_ && inner_->is_storage(); }
    tl::expected<void, TransportError> flush() override { return inner_->flush(); }
    std::optional<std::uint8_t> parallel_status() override {
        return inner_ ? inner_->parallel_status() : std::nullopt;
    }

private:
    std::unique_ptr<Transport> choose() const {
        struct stat about {};
        const bool is_device = ::stat(path_.c_str(), &about) == 0 && S_ISCHR(about.st_mode);
        // Below /dev nothing is ever created: there an absent path is an unplugged printer.
        if (!is_device && !path_.starts_with("/dev/")) return std::make_unique<FileSink>(path_);
        // The kernel's printer class has this major number; the other devices that a printer can be are
        // terminals.
        constexpr unsigned usb_class_major = 180;
        if (is_device && major(about.st_rdev) == usb_class_major) return std::make_unique<DeviceFile>(path_);
        return std::make_unique<SerialPort>(path_, baud_);
    }

    std::string path_;
    unsigned baud_;
    std::unique_ptr<Transport> inner_;
};

} // namespace

std::unique_ptr<Transport> make_serial_transport(std::string_view address, unsigned default_baud) {
    if (is_none(address)) return nullptr;
    if (after(address, "file:") || after(address, "device:"))
        throw std::invalid_argument("device address: this device has to be a serial line");
    return serial(after(address, "serial:").value_or(address), default_baud);
}

std::unique_ptr<Transport> make_card_reader_transport(std::string_view address, unsigned default_baud) {
    if (const auto place = after(address, "hid:")) return hid(*place);
    return make_code_scanner_transport(address, default_baud);
}

std::unique_ptr<Transport> make_code_scanner_transport(std::string_view address, unsigned default_baud) {
    if (const auto place = after(address, "tcp:")) return tcp(*place);
    return make_serial_transport(address, default_baud);
}

std::unique_ptr<Transport> make_keyboard_transport(std::string_view address) {
    const auto place = after(address, "keyboard:");
    if (!place) return nullptr;
    return std::make_unique<PlacedTransport>(place_of(*place), NodeKind::input, true, [](const auto& nodes) {
        return std::make_unique<InputNodes>(nodes);
    });
}

std::string path_in_address(std::string_view address) {
    for (const std::string_view scheme : {"serial:", "hid:", "keyboard:", "device:", "file:"})
        address = after(address, scheme).value_or(address);
    if (!address.starts_with('/')) return {};
    return std::string(address.substr(0, address.rfind('@')));
}

std::unique_ptr<PrintQueue> make_printer_queue(std::string_view address) {
    const auto queue = after(address, "cups:");
    return queue ? make_cups_queue(*queue) : nullptr;
}

std::unique_ptr<Transport> make_printer_transport(std::string_view address, unsigned default_baud) {
    if (is_none(address)) return nullptr;
    if (const auto path = after(address, "file:")) return std::make_unique<FileSink>(std::string(*path));
    if (const auto path = after(address, "device:")) return std::make_unique<DeviceFile>(std::string(*path));
    if (const auto path = after(address, "serial:")) return serial(*path, default_baud);
    if (const auto place = after(address, "tcp:")) return tcp(*place);
    return std::make_unique<AnyPrinterPath>(std::string(address), default_baud);
}

} // namespace drivers
