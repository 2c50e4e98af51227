// A serial line: RS-232, USB-CDC, USB-serial; in tests a pseudo terminal.
#pragma once

#include <string>

#include "drivers/transport/descriptor_transport.hpp"

namespace drivers {

// 8 data bits, no parity, 1 stop bit, no flow control, raw (id-card-reader.md 2, code-scanner.md 2). Exclusive:
// a second opener gets TransportTrouble::busy. What waited in the line before it was opened is thrown away.
class SerialPort final : public DescriptorTransport {
public:
    // A path that stays the same over re-plugging: /dev/serial/by-id/... Baud in bits per second.
    SerialPort(std::string path, unsigned baud);

    tl::expected<void, TransportError> open() override;
    void close() override;
    tl::expected<void, TransportError> set_baud(unsigned baud) override;

private:
    tl::expected<void, TransportError> configure(int descriptor) const;

    std::string path_;
    unsigned baud_;
};

} // namespace drivers
