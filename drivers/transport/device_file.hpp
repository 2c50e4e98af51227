// Printers that are a file: the kernel's /dev/usb/lp0, or a plain file for rooms and tests without a printer.
#pragma once

#include <string>

#include "drivers/transport/descriptor_transport.hpp"

namespace drivers {

// A character device that is read and written as it is (receipt-printer.md 8). Never creates a file.
class DeviceFile final : public DescriptorTransport {
public:
    explicit DeviceFile(std::string path);
    tl::expected<void, TransportError> open() override;
    bool answers() const override { return two_way_; }
    std::optional<std::uint8_t> parallel_status() override;

private:
    std::string path_;
    bool two_way_ = true;
};

// A plain file that is appended to, and created where it is not there. flush() reaches the disk.
class FileSink final : public DescriptorTransport {
public:
    explicit FileSink(std::string path);
    tl::expected<void, TransportError> open() override;
    tl::expected<void, TransportError> flush() override;
    bool answers() const override { return false; }
    bool is_storage() const override { return true; }

private:
    std::string path_;
};

} // namespace drivers
