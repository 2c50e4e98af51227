#include "simulation.hpp"

#include <algorithm>
#include <array>
#include <iostream>

namespace device_sim {

Simulation::Simulation(const std::filesystem::path& directory, bool fast, Scenario scenario)
    : reader_port_(directory / "card-reader"), scanner_port_(directory / "code-scanner"),
      printer_port_(directory / "printer"), hid_port_(SocketPort::packets(directory / "card-reader-hid")),
      tcp_port_(SocketPort::tcp(directory / "card-reader-tcp")),
      keyboard_port_(SocketPort::packets(directory / "keyboard-scanner")),
      printer_tcp_port_(SocketPort::tcp(directory / "printer-tcp")), reader_(reader_port_, fast),
      hid_reader_(hid_port_, fast), tcp_reader_(tcp_port_, fast), scanner_(scanner_port_),
      keyboard_scanner_(keyboard_port_), printer_(printer_port_, directory, "printer"),
      network_printer_(printer_tcp_port_, directory, "printer-tcp"),
      control_(directory / "control", [this](const std::string& line) { return on_command(line); }),
      scenario_(std::move(scenario)) {
    hid_port_.cut_into_reports(0);
    for (Cable* cable : std::initializer_list<Cable*>{&reader_port_, &scanner_port_, &printer_port_, &hid_port_,
                                                      &tcp_port_, &keyboard_port_, &printer_tcp_port_})
        cable->plug();
}

int Simulation::wait_time() const {
    const Instant due =
        std::min({reader_port_.next_due(), scanner_port_.next_due(), printer_port_.next_due(),
                  hid_port_.next_due(), tcp_port_.next_due(), keyboard_port_.next_due(), scenario_.next_due(),
                  printer_tcp_port_.next_due(), printer_.next_due(), network_printer_.next_due()});
    if (due == Instant::max()) return -1;
    const auto wait = std::chrono::ceil<Span>(due - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::max<Span::rep>(wait, 0));
}

void Simulation::run(int stop_descriptor) {
    scenario_.begin(std::chrono::steady_clock::now());
    while (!quit_) {
        std::vector<pollfd> polled{{stop_descriptor, POLLIN, 0}};
        for (const Port* port : {&reader_port_, &scanner_port_, &printer_port_}) {
            int events = port == &printer_port_ && !printer_.takes_bytes() ? 0 : POLLIN;
            if (port->wants_write()) events |= POLLOUT;
            polled.push_back({port->descriptor(), static_cast<short>(events), 0});
            polled.push_back({port->closing_descriptor(), POLLIN, 0});
        }
        for (const SocketPort* port : {&hid_port_, &tcp_port_, &keyboard_port_, &printer_tcp_port_}) {
            polled.push_back(port->listening());
            polled.push_back(port->serving());
        }
        control_.add_to(polled);
        if (::poll(polled.data(), polled.size(), wait_time()) > 0) {
            if (polled.front().revents != 0) return;
            serve(polled);
        }
        on_time(std::chrono::steady_clock::now());
    }
}

void Simulation::on_time(Instant now) {
    while (const auto command = scenario_.take_due(now))
        if (const std::string trouble = on_command(*command); !trouble.empty())
            std::cerr << "device-sim: scenario: " << *command << ": " << trouble << '\n';
    printer_.on_time(now);
    network_printer_.on_time(now);
    for (Port* port : {&reader_port_, &scanner_port_, &printer_port_})
        port->on_time(now);
    for (SocketPort* port : {&hid_port_, &tcp_port_, &keyboard_port_, &printer_tcp_port_})
        port->on_time(now);
}

void Simulation::serve(const std::vector<pollfd>& polled) {
    const std::array<Port*, 3> ports{&reader_port_, &scanner_port_, &printer_port_};
    for (std::size_t index = 0; index < ports.size(); ++index) {
        Port& port = *ports.at(index);
        const pollfd& line = polled[1 + 2 * index];
        if (polled[2 + 2 * index].revents != 0) port.on_closing();
        if ((line.revents & POLLOUT) != 0) port.write_on();
        if ((line.revents & POLLIN) == 0) continue;
        const Bytes bytes = port.receive();
        const Instant now = std::chrono::steady_clock::now();
        if (&port == &reader_port_) reader_.on_bytes(bytes, now);
        if (&port == &printer_port_) printer_.on_bytes(bytes, now);
    }
    const std::array<SocketPort*, 4> sockets{&hid_port_, &tcp_port_, &keyboard_port_, &printer_tcp_port_};
    const std::size_t first = 1 + 2 * ports.size();
    for (std::size_t index = 0; index < sockets.size(); ++index)
        serve_socket(*sockets.at(index), polled[first + 2 * index], polled[first + 2 * index + 1]);
    control_.on_events(polled);
}

void Simulation::serve_socket(SocketPort& port, const pollfd& listening, const pollfd& serving) {
    if (serving.revents != 0) {
        const Bytes bytes = port.receive();
        const Instant now = std::chrono::steady_clock::now();
        if (&port == &hid_port_) hid_reader_.on_bytes(bytes, now);
        if (&port == &tcp_port_) tcp_reader_.on_bytes(bytes, now);
        if (&port == &printer_tcp_port_) network_printer_.on_bytes(bytes, now);
    }
    if (listening.revents != 0) port.accept_host();
}

} // namespace device_sim
