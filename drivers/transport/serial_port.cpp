#include "drivers/transport/serial_port.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace drivers {
namespace {

speed_t speed_of(unsigned baud) {
    switch (baud) {
    case 1200: return B1200;
    case 2400: return B2400;
    case 4800: return B4800;
    case 9600: return B9600;
    case 19200: return B19200;
    case 38400: return B38400;
    case 57600: return B57600;
    case 115200: return B115200;
    case 230400: return B230400;
    case 460800: return B460800;
    case 921600: return B921600;
    default: return B0;
    }
}

} // namespace

SerialPort::SerialPort(std::string path, unsigned baud) : path_(std::move(path)), baud_(baud) {}

tl::expected<void, TransportError> SerialPort::open() {
    const int descriptor = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) return tl::unexpected(transport_error("open", errno));
    auto configured = configure(descriptor);
    if (!configured) {
        ::close(descriptor);
        return configured;
    }
    adopt(descriptor);
    return {};
}

void SerialPort::close() {
    // The mark of exclusive use stays on a terminal while anybody holds it open; a pseudo terminal's other end
    // may.
    if (descriptor() >= 0) ::ioctl(descriptor(), TIOCNXCL);
    DescriptorTransport::close();
}

tl::expected<void, TransportError> SerialPort::set_baud(unsigned baud) {
    baud_ = baud;
    if (descriptor() < 0) return {};
    return configure(descriptor());
}

tl::expected<void, TransportError> SerialPort::configure(int descriptor) const {
    termios line{};
    if (::tcgetattr(descriptor, &line) != 0) return tl::unexpected(transport_error("not a serial line", errno));
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
    // With at least one byte asked for, an empty line is EAGAIN, and a read of nothing can only be a hang-up.
    line.c_cc[VMIN] = 1;
    line.c_cc[VTIME] = 0;
    const speed_t speed = speed_of(baud_);
    if (speed == B0 || ::cfsetspeed(&line, speed) != 0)
        return tl::unexpected(TransportError{TransportTrouble::io, "no such serial speed"});
    if (::tcsetattr(descriptor, TCSANOW, &line) != 0)
        return tl::unexpected(transport_error("set serial line", errno));
    if (::ioctl(descriptor, TIOCEXCL) != 0)
        return tl::unexpected(transport_error("reserve serial line", errno));
    ::tcflush(descriptor, TCIFLUSH);
    return {};
}

} // namespace drivers
