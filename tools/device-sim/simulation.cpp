#include "simulation.hpp"

#include <algorithm>
#include <array>

namespace device_sim {

Simulation::Simulation(const std::filesystem::path& directory, bool fast)
    : reader_port_(directory / "card-reader"), scanner_port_(directory / "code-scanner"),
      printer_port_(directory / "printer"), reader_(reader_port_, fast), scanner_(scanner_port_),
      printer_(printer_port_, directory),
      control_(directory / "control", [this](const std::string& line) { return on_command(line); }) {
    reader_port_.plug();
    scanner_port_.plug();
    printer_port_.plug();
}

int Simulation::wait_time() const {
    const Instant due = std::min({reader_port_.next_due(), scanner_port_.next_due(), printer_port_.next_due()});
    if (due == Instant::max()) return -1;
    const auto wait = std::chrono::ceil<Span>(due - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::max<Span::rep>(wait, 0));
}

void Simulation::run(int stop_descriptor) {
    while (!quit_) {
        std::vector<pollfd> polled{{stop_descriptor, POLLIN, 0}};
        for (const Port* port : {&reader_port_, &scanner_port_, &printer_port_}) {
            int events = port == &printer_port_ && !printer_.takes_bytes() ? 0 : POLLIN;
            if (port->wants_write()) events |= POLLOUT;
            polled.push_back({port->descriptor(), static_cast<short>(events), 0});
            polled.push_back({port->closing_descriptor(), POLLIN, 0});
        }
        control_.add_to(polled);
        if (::poll(polled.data(), polled.size(), wait_time()) > 0) {
            if (polled.front().revents != 0) return;
            serve(polled);
        }
        const Instant now = std::chrono::steady_clock::now();
        for (Port* port : {&reader_port_, &scanner_port_, &printer_port_})
            port->on_time(now);
    }
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
    control_.on_events(polled);
}

} // namespace device_sim
