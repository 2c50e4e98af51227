// A device's address in the configuration (drivers/devices.hpp tells the forms), and the transport that it
// names.
#pragma once

#include <memory>
#include <string_view>

#include "drivers/transport/transport.hpp"

namespace drivers {

// Nothing for "" and "none". Throws std::invalid_argument where the address is none of the known forms.
std::unique_ptr<Transport> make_serial_transport(std::string_view address, unsigned default_baud);
std::unique_ptr<Transport> make_printer_transport(std::string_view address, unsigned default_baud);

} // namespace drivers
