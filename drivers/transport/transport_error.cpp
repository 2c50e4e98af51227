#include "drivers/transport/transport_error.hpp"

#include <cerrno>
#include <system_error>

namespace drivers {
namespace {

TransportTrouble trouble_of(int error_number) {
    switch (error_number) {
    case ENOENT:
    case ENXIO:
    case ECONNREFUSED:
    case EHOSTUNREACH:
    case ENETUNREACH: return TransportTrouble::absent;
    case EBUSY: return TransportTrouble::busy;
    case EACCES:
    case EPERM: return TransportTrouble::no_permission;
    case ENODEV:
    case EIO:
    case EBADF:
    case ECONNRESET:
    case ETIMEDOUT:
    case EPIPE: return TransportTrouble::gone;
    default: return TransportTrouble::io;
    }
}

} // namespace

TransportError transport_error(std::string_view action, int error_number) {
    std::string text(action);
    text += ": ";
    text += std::generic_category().message(error_number);
    return {trouble_of(error_number), std::move(text)};
}

} // namespace drivers
