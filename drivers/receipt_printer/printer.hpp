// What prints tickets, in whichever way: one job at a time, and an honest word on what became of it.
#pragma once

#include <string>
#include <vector>

#include "drivers/device.hpp"
#include "drivers/receipt_printer/esc_pos.hpp"

namespace drivers {

struct PrintJob {
    std::string job_id;        // the caller's own; comes back in PrintFinished
    std::vector<Piece> pieces; // for a printer that knows ESC/POS
    DotPicture page{};         // for a printer of pages: the whole paper at 203 dpi; the other one is empty
};

class Printer : public Device {
public:
    // Always ends in one PrintFinished: at once where the printer is known to be unable. Nothing is ever
    // printed twice.
    virtual void print(PrintJob job, Instant now) = 0;
};

} // namespace drivers
