// What stands on the paper: number, station, deputy, time, people ahead, code. Never a name.
#pragma once

#include "app/settings.hpp"
#include "domain/configuration.hpp"
#include "domain/visit_requests.hpp"
#include "drivers/receipt_printer/receipt_printer.hpp"
#include "language/words.hpp"
#include "ui/text_engine.hpp"

namespace liaison::app {

struct PaperContext {
    const domain::StationConfiguration& configuration;
    const language::Words& words;
    ui::TextEngine& engine;   // draws the lines that the printer's own font cannot
    const Settings& settings; // of the printer
    domain::WallTime now;
};

drivers::PrintJob ticket_paper(const std::string& job_id, const domain::IssuedTicket& issued,
                               const PaperContext& context);
// What shows whether a printer does all that tickets need: every script, both ways of a code, the width, the
// cutter.
drivers::PrintJob test_page(const std::string& job_id, const PaperContext& context);
drivers::PrintJob booking_paper(const std::string& job_id, const domain::IssuedBooking& issued,
                                const PaperContext& context);

} // namespace liaison::app
