// A queue of CUPS.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "drivers/receipt_printer/print_queue.hpp"

namespace drivers {

// "QUEUE", "QUEUE@/run/cups/cups.sock" or "QUEUE@127.0.0.1:631"; without a server that of this machine. Throws
// std::invalid_argument for another form.
std::unique_ptr<PrintQueue> make_cups_queue(std::string_view address);

} // namespace drivers
