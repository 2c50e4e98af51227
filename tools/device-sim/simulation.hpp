// The devices, their control channel, and the loop that serves them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <poll.h>

#include "card_reader.hpp"
#include "code_scanner.hpp"
#include "control.hpp"
#include "keyboard_scanner.hpp"
#include "port.hpp"
#include "receipt_printer.hpp"
#include "scenario.hpp"
#include "socket_port.hpp"

namespace device_sim {

class Simulation {
public:
    // The directory has to exist. fast: the readers answer at once.
    Simulation(const std::filesystem::path& directory, bool fast, Scenario scenario);

    // Until "quit", SIGTERM or SIGINT; `stop_descriptor` is readable when a signal came.
    void run(int stop_descriptor);

private:
    std::string on_command(const std::string& line);
    std::string on_card(const std::vector<std::string>& words);
    std::string on_scan(const std::string& line, bool is_hex);
    std::string on_printer_fault(const std::vector<std::string>& words);
    std::string on_printer(const std::vector<std::string>& words);
    std::string on_reader(const std::vector<std::string>& words);
    std::string on_fault(const std::vector<std::string>& words);
    std::string on_plug(const std::string& device, bool plug);
    Cable* cable_of(const std::string& device);
    CardReader* reader_of(const std::string& device);
    void lay(const Card& card);
    void serve(const std::vector<pollfd>& polled);
    void serve_socket(SocketPort& port, const pollfd& listening, const pollfd& serving);
    void on_time(Instant now);
    int wait_time() const;

    Port reader_port_;
    Port scanner_port_;
    Port printer_port_;
    SocketPort hid_port_;
    SocketPort tcp_port_;
    SocketPort keyboard_port_;
    SocketPort printer_tcp_port_;
    // The same reader with three kinds of plug, and a card that lies on all of them.
    CardReader reader_;
    CardReader hid_reader_;
    CardReader tcp_reader_;
    CodeScanner scanner_;
    KeyboardScanner keyboard_scanner_;
    // The same printer on a cable and on the network; commands go to both.
    ReceiptPrinter printer_;
    ReceiptPrinter network_printer_;
    Control control_;
    Scenario scenario_;
    bool quit_ = false;
};

} // namespace device_sim
