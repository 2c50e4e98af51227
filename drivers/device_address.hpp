// A device's address in the configuration (drivers/devices.hpp tells the forms), and the transport that it
// names.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "drivers/receipt_printer/print_queue.hpp"
#include "drivers/transport/transport.hpp"

namespace drivers {

// Nothing for "" and "none". Throws std::invalid_argument where the address is none of the known forms.
std::unique_ptr<Transport> make_serial_transport(std::string_view address, unsigned default_baud);
// serial:, hid: or tcp:
std::unique_ptr<Transport> make_card_reader_transport(std::string_view address, unsigned default_baud);
// serial: or tcp:; a scanner that types is a device of another kind
std::unique_ptr<Transport> make_code_scanner_transport(std::string_view address, unsigned default_baud);
// keyboard:; nothing for every other form, which is then make_code_scanner_transport's
std::unique_ptr<Transport> make_keyboard_transport(std::string_view address);
// cups:; nothing for every other form, which is then make_printer_transport's
std::unique_ptr<PrintQueue> make_printer_queue(std::string_view address);
std::unique_ptr<Transport> make_printer_transport(std::string_view address, unsigned default_baud);

// The path in the address, if it holds one: its folder tells when the device comes and goes.
std::string path_in_address(std::string_view address);

} // namespace drivers
