// The three devices, their control channel, and the loop that serves them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <poll.h>

#include "card_reader.hpp"
#include "code_scanner.hpp"
#include "control.hpp"
#include "receipt_printer.hpp"

namespace device_sim {

class Simulation {
public:
    // The directory has to exist. fast: the reader answers at once.
    Simulation(const std::filesystem::path& directory, bool fast);

    // Until "quit", SIGTERM or SIGINT; `stop_descriptor` is readable when a signal came.
    void run(int stop_descriptor);

private:
    std::string on_command(const std::string& line);
    std::string on_card(const std::vector<std::string>& words);
    std::string on_scan(const std::string& line, bool is_hex);
    std::string on_printer(const std::vector<std::string>& words);
    std::string on_reader(const std::vector<std::string>& words);
    std::string on_fault(const std::vector<std::string>& words);
    std::string on_plug(const std::string& device, bool plug);
    Port* port_of(const std::string& device);
    void serve(const std::vector<pollfd>& polled);
    int wait_time() const;

    Port reader_port_;
    Port scanner_port_;
    Port printer_port_;
    CardReader reader_;
    CodeScanner scanner_;
    ReceiptPrinter printer_;
    Control control_;
    bool quit_ = false;
};

} // namespace device_sim
