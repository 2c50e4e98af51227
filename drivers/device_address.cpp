#include "drivers/device_address.hpp"

#include <charconv>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "drivers/transport/device_file.hpp"
#include "drivers/transport/serial_port.hpp"

namespace drivers {
namespace {

bool is_none(std::string_view address) {
    return address.empty() || address == "none";
}

std::optional<std::string_view> after(std::string_view address, std::string_view scheme) {
    if (!address.starts_with(scheme)) return std::nullopt;
    return address.substr(scheme.size());
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
    if (place.empty()) throw std::invalid_argument("device address: no path");
    return std::make_unique<SerialPort>(std::string(place), baud);
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

std::unique_ptr<Transport> make_printer_transport(std::string_view address, unsigned default_baud) {
    if (is_none(address)) return nullptr;
    if (const auto path = after(address, "file:")) return std::make_unique<FileSink>(std::string(*path));
    if (const auto path = after(address, "device:")) return std::make_unique<DeviceFile>(std::string(*path));
    if (const auto path = after(address, "serial:")) return serial(*path, default_baud);
    return std::make_unique<AnyPrinterPath>(std::string(address), default_baud);
}

} // namespace drivers
